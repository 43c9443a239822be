//! Turkish: the rules, as data.

use super::Language;
use super::pack::Tone::{Doubting, Loaded, Neutral};
use super::pack::{EMPTY, Pack};

#[rustfmt::skip] // one word a line would hide the lists
pub(super) static PACK: Pack = Pack {
    language: Language::TURKISH,
    names: &["turkish", "türkçe"],
    quotation_marks: &[
        ('“', '”'), ('”', '”'), ('„', '“'), ('«', '»'), ('‘', '’'), ('‹', '›'), ('"', '"'),
        ('\'', '\''),
    ],
    abbreviations: &[
        "Alb", "Apt", "Arş", "Av", "Bl", "Blv", "Bnb", "Bul", "Bçvş", "Büt", "Cad", "Co",
        "Corp", "Dan", "Doç", "Dr", "Dz", "Gen", "Gör", "Hst", "Hv", "Inc", "Jr", "Kom", "Korg",
        "Krş", "Ltd", "Mah", "Md", "Mim", "Mr", "Mrs", "Ms", "Müd", "Müh", "Nö", "Onb", "Op",
        "Opr", "Or", "Ord", "Org", "Prof", "Sb", "Sn", "Sok", "St", "Sti", "Str", "Tel", "Tümg",
        "Tğm", "Uzm", "Yay", "Yb", "Yd", "Yrd", "Yzb", "age", "ant", "bkz", "böl", "dk", "ed",
        "haz", "hz", "krş", "mad", "no", "s.a.v", "sf", "sn", "tic", "vs", "yy", "yön", "çev",
        "çvş", "örn", "Şb", "Şti",
    ],
    number_abbreviations: &["bl", "böl", "mad", "md", "no", "nr", "s", "sf"],
    sentence_openers: &[
        "ancak", "ardından", "ayrıca", "bu", "bugün", "bunun", "burada", "daha", "diğer", "dün",
        "fakat", "geçen", "göre", "hem", "her", "ilk", "ise", "işte", "o", "onlar", "oysa",
        "sonra", "yine", "önce", "öte", "şimdi", "şu",
    ],
    ordinal_stop: true,
    reporting_verbs: &[
        ("aktardı", Neutral), ("aktardılar", Neutral), ("aktarıyor", Neutral), ("alay", Loaded),
        ("anlattı", Neutral), ("anlatıyor", Neutral), ("açıkladı", Neutral),
        ("açıkladılar", Neutral), ("açıklamıştı", Neutral), ("açıklıyor", Neutral),
        ("belirtiyor", Neutral), ("belirtti", Neutral), ("belirttiler", Neutral),
        ("bildirdi", Neutral), ("bildirdiler", Neutral), ("bildiriyor", Neutral),
        ("dedi", Neutral), ("dediler", Neutral), ("demişti", Neutral), ("diyor", Neutral),
        ("doğruladı", Loaded), ("doğruluyor", Loaded), ("duyurdu", Neutral),
        ("duyurdular", Neutral), ("duyuruyor", Neutral), ("ekledi", Neutral),
        ("ekliyor", Neutral), ("eleştirdi", Loaded), ("eleştirdiler", Loaded),
        ("eleştiriyor", Loaded), ("hatırlattı", Neutral), ("haykırdı", Loaded),
        ("iddia", Doubting), ("ifade", Neutral), ("ileri", Loaded), ("ima", Doubting),
        ("inkar", Loaded), ("istedi", Loaded), ("isyan", Loaded), ("itiraf", Loaded),
        ("kabul", Loaded), ("kaydediyor", Neutral), ("kaydetti", Neutral), ("konuştu", Neutral),
        ("kınadı", Loaded), ("kınadılar", Loaded), ("kınıyor", Loaded), ("reddediyor", Loaded),
        ("reddetti", Loaded), ("reddettiler", Loaded), ("savundu", Loaded),
        ("savundular", Loaded), ("savunuyor", Loaded), ("seslendi", Loaded), ("sordu", Neutral),
        ("soruyor", Neutral), ("suçladı", Loaded), ("suçladılar", Loaded), ("suçluyor", Loaded),
        ("söyledi", Neutral), ("söylediler", Neutral), ("söylemişti", Neutral),
        ("söylüyor", Neutral), ("söz", Loaded), ("sürdü", Doubting), ("sürdüler", Doubting),
        ("sürüyor", Doubting), ("talep", Loaded), ("tehdit", Loaded), ("uyardı", Loaded),
        ("uyardılar", Loaded), ("uyarıyor", Loaded), ("varsayıyor", Doubting),
        ("vurguladı", Loaded), ("vurguladılar", Loaded), ("vurguluyor", Loaded),
        ("yakındı", Loaded), ("yalanladı", Loaded), ("yalanladılar", Loaded),
        ("yalanlıyor", Loaded), ("yanıtladı", Neutral), ("yanıtlıyor", Neutral),
        ("yazdı", Neutral), ("yazıyor", Neutral), ("yüklendi", Loaded), ("çıkıştı", Loaded),
        ("öne", Doubting), ("övdü", Loaded), ("övüyor", Loaded), ("şikayet", Loaded),
    ],
    attribution_cues: &[
        "asılsız", "doğrulanmamış", "göre", "güya", "iddia edilen", "iddialara göre",
        "iddiaya göre", "ileri sürülen", "inkar etti", "kanıtsız", "kendini ilan eden",
        "mesnetsiz", "muhtemel", "olarak adlandırılan", "olarak nitelendirdi",
        "olarak tanımladı", "olduğu iddia edilen", "reddetti", "sözde", "sözüm ona",
        "yalanladı", "öne sürülen", "şüpheli",
    ],
    denial_cues: &[
        "asla", "değil", "değildi", "değildir", "hiç", "hiçbir", "ne", "yok", "yoktu",
    ],
    manner_nouns: &[
        "atmosferde", "havada", "ortamda", "tarzda", "üslupla", "şekilde",
    ],
    thing_pronouns: &[],
    copulas: &[],
    determiners: &[
        "bir", "bu", "o", "onun", "şu",
    ],
    possessives: &["onların", "onun"],
    honorifics: &[
        "alb", "av", "bay", "bayan", "bey", "doç", "dr", "gen", "hanım", "hz", "mr", "mrs",
        "ms", "op", "ord", "org", "prof", "sayın", "sn", "yrd", "yzb",
    ],
    role_words: &[
        "albay", "anayasa", "bakan", "bakanlık", "bakanlığı", "bakanı", "başbakan", "başkan",
        "başkanlık", "başkanı", "belediye", "büyükelçi", "büyükelçilik", "cumhurbaşkanı",
        "cumhuriyet", "daire", "danıştay", "dışişleri", "emniyet", "genelkurmay", "general",
        "hakim", "hükümet", "içişleri", "kaymakam", "komisyon", "kral", "kraliçe", "kurul",
        "lider", "mahkeme", "meclis", "meclisi", "milletvekili", "muhalefet", "müdür", "ordu",
        "papa", "parlamento", "parti", "partisi", "polis", "savcı", "savcılık", "senatör",
        "sözcü", "sözcüsü", "vali", "yargıtay", "yargıç",
    ],
    ..EMPTY
};
