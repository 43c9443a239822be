//! Arabic: the rules, as data.

use super::Language;
use super::pack::Tone::{Doubting, Loaded, Neutral};
use super::pack::{EMPTY, Pack};

#[rustfmt::skip] // one word a line would hide the lists
pub(super) static PACK: Pack = Pack {
    language: Language::ARABIC,
    names: &["arabic", "العربية", "عربي"],
    quotation_marks: &[
        ('«', '»'), ('“', '”'), ('”', '”'), ('„', '“'), ('‹', '›'), ('‘', '’'), ('"', '"'),
    ],
    abbreviations: &["أ.د", "د", "م.م"],
    number_abbreviations: &["ص"],
    sentence_openers: &[
        "وأشار", "وأضاف", "وأعلن", "وأكد", "وأوضح", "وتابع", "وذكر", "وفي", "وقال", "وقالت",
        "وكان", "وكانت",
    ],
    reporting_verbs: &[
        ("أجاب", Neutral), ("أجابت", Neutral), ("أخبر", Neutral), ("أخبرت", Neutral),
        ("أدان", Loaded), ("أدانت", Loaded), ("أشاد", Loaded), ("أشادت", Loaded),
        ("أشار", Neutral), ("أشارت", Neutral), ("أضاف", Neutral), ("أضافت", Neutral),
        ("أعرب", Loaded), ("أعربت", Loaded), ("أعلن", Neutral), ("أعلنت", Neutral),
        ("أفاد", Neutral), ("أفادت", Neutral), ("أقر", Loaded), ("أقرت", Loaded),
        ("أكد", Loaded), ("أكدت", Loaded), ("ألمح", Doubting), ("ألمحت", Doubting),
        ("أوضح", Neutral), ("أوضحت", Neutral), ("اتهم", Loaded), ("اتهمت", Loaded),
        ("ادعت", Doubting), ("ادعى", Doubting), ("استنكر", Loaded), ("استنكرت", Loaded),
        ("اعترف", Loaded), ("اعترفت", Loaded), ("انتقد", Loaded), ("انتقدت", Loaded),
        ("بين", Neutral), ("تابع", Neutral), ("تابعت", Neutral), ("تدعي", Doubting),
        ("تزعم", Doubting), ("تعهد", Loaded), ("تعهدت", Loaded), ("تقول", Neutral),
        ("حذر", Loaded), ("حذرت", Loaded), ("دعا", Loaded), ("دعت", Loaded), ("ذكر", Neutral),
        ("ذكرت", Neutral), ("رجح", Doubting), ("رجحت", Doubting), ("رفض", Loaded),
        ("رفضت", Loaded), ("روى", Neutral), ("زعم", Doubting), ("زعمت", Doubting),
        ("سأل", Neutral), ("سألت", Neutral), ("سخر", Loaded), ("سخرت", Loaded), ("شدد", Loaded),
        ("شددت", Loaded), ("صرح", Neutral), ("صرحت", Neutral), ("طالب", Loaded),
        ("طالبت", Loaded), ("قال", Neutral), ("قالت", Neutral), ("قالوا", Neutral),
        ("كتب", Neutral), ("كتبت", Neutral), ("كذب", Loaded), ("كشف", Loaded), ("كشفت", Loaded),
        ("لفت", Neutral), ("لفتت", Neutral), ("لمح", Doubting), ("ناشد", Loaded),
        ("ندد", Loaded), ("نددت", Loaded), ("نفت", Loaded), ("نفى", Loaded), ("نقل", Neutral),
        ("نقلت", Neutral), ("هاجم", Loaded), ("هاجمت", Loaded), ("هدد", Loaded),
        ("هددت", Loaded), ("وأدان", Loaded), ("وأشار", Neutral), ("وأشارت", Neutral),
        ("وأضاف", Neutral), ("وأضافت", Neutral), ("وأعرب", Loaded), ("وأعلن", Neutral),
        ("وأعلنت", Neutral), ("وأكد", Loaded), ("وأكدت", Loaded), ("وأوضح", Neutral),
        ("وأوضحت", Neutral), ("واتهم", Loaded), ("واتهمت", Loaded), ("وادعى", Doubting),
        ("وانتقد", Loaded), ("وتابع", Neutral), ("وتابعت", Neutral), ("وحذر", Loaded),
        ("وحذرت", Loaded), ("ودعا", Loaded), ("وذكر", Neutral), ("وذكرت", Neutral),
        ("ورفض", Loaded), ("وزعم", Doubting), ("وزعمت", Doubting), ("وشدد", Loaded),
        ("وشددت", Loaded), ("وطالب", Loaded), ("وعد", Loaded), ("وعدت", Loaded),
        ("وقال", Neutral), ("وقالت", Neutral), ("وكشف", Loaded), ("وندد", Loaded),
        ("ونفت", Loaded), ("ونفى", Loaded), ("وهدد", Loaded), ("يؤكد", Loaded),
        ("يتهم", Loaded), ("يحذر", Loaded), ("يدعي", Doubting), ("يدين", Loaded),
        ("يذكر", Neutral), ("يرفض", Loaded), ("يزعم", Doubting), ("يشدد", Loaded),
        ("يشير", Neutral), ("يضيف", Neutral), ("يطالب", Loaded), ("يعلن", Neutral),
        ("يفيد", Neutral), ("يقول", Neutral), ("يكتب", Neutral), ("ينتقد", Loaded),
        ("يندد", Loaded), ("ينفي", Loaded), ("يهدد", Loaded), ("يوضح", Neutral),
    ],
    attribution_cues: &[
        "المتهم", "المتهمة", "المزعوم", "المزعومة", "المزعومين", "المشتبه", "المفترض",
        "المفترضة", "بحسب", "بلا دليل", "تزعم", "حسب", "دون دليل", "رفض", "زعم", "على حد تعبير",
        "على حد قول", "على حد وصفه", "غير مؤكد", "غير مؤكدة", "لا أساس", "ما أسماه", "ما تسمى",
        "ما وصفته", "ما وصفه", "ما يسمى", "ما يعرف", "مزعوم", "مزعومة", "نفت", "نفى", "نقلا عن",
        "وفقا", "يزعم",
    ],
    denial_cues: &[
        "بدون", "بلا", "دون", "غير", "لا", "لم", "لن", "ليس", "ليست", "ما",
    ],
    manner_nouns: &[
        "أجواء", "بأسلوب", "بشكل", "بطريقة", "جو", "روح", "نبرة",
    ],
    clause_openers: &[
        "أن", "إن", "بأن",
    ],
    subject_may_follow: true,
    thing_pronouns: &[],
    copulas: &[],
    determiners: &[
        "تلك", "ذلك", "هؤلاء", "هذا", "هذه",
    ],
    possessives: &[],
    honorifics: &[
        "أستاذ", "الأستاذ", "الدكتور", "الدكتورة", "السيد", "السيدة", "الشيخ", "دكتور",
        "دكتورة", "سيد", "سيدة", "شيخ",
    ],
    role_words: &[
        "الأمين", "البرلمان", "الجنرال", "الجيش", "الحزب", "الحكومة", "الخارجية", "الداخلية",
        "الدولة", "الرئاسة", "الرئيس", "السفارة", "السفير", "السلطات", "الشرطة", "القاضي",
        "اللجنة", "المتحدث", "المجلس", "المحكمة", "المعارضة", "الملك", "المملكة", "النائب",
        "الناطق", "النيابة", "الوزارة", "الوزير", "الوزيرة", "رئيس", "سفير", "متحدث", "مجلس",
        "ملك", "نائب", "وزارة", "وزير", "وزيرة",
    ],
    ..EMPTY
};
