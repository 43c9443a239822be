//! Chinese: the rules, as data.

use super::Language;
use super::pack::Tone::{Doubting, Loaded, Neutral};
use super::pack::{EMPTY, Pack};

#[rustfmt::skip] // one word a line would hide the lists
pub(super) static PACK: Pack = Pack {
    language: Language::CHINESE,
    names: &["chinese", "mandarin", "中文", "汉语", "漢語"],
    quotation_marks: &[
        ('“', '”'), ('”', '”'), ('‘', '’'), ('「', '」'), ('『', '』'), ('﹁', '﹂'), ('﹃', '﹄'),
        ('«', '»'), ('"', '"'), ('＂', '＂'), ('\'', '\''),
    ],
    reporting_verbs: &[
        ("介紹", Neutral), ("介绍", Neutral), ("写道", Neutral), ("反駁", Loaded), ("反驳", Loaded),
        ("号称", Doubting), ("否認", Loaded), ("否认", Loaded), ("告訴", Neutral), ("告诉", Neutral),
        ("呼吁", Loaded), ("呼籲", Loaded), ("問", Neutral), ("嘲諷", Loaded), ("嘲讽", Loaded),
        ("回应", Neutral), ("回應", Neutral), ("回答", Neutral), ("坚称", Loaded), ("堅稱", Loaded),
        ("報導", Neutral), ("報道", Neutral), ("声称", Doubting), ("妄称", Doubting), ("妄稱", Doubting),
        ("威胁", Loaded), ("威脅", Loaded), ("宣布", Neutral), ("宣称", Doubting), ("宣稱", Doubting),
        ("寫道", Neutral), ("強調", Loaded), ("强调", Loaded), ("怒斥", Loaded), ("扬言", Doubting),
        ("批評", Loaded), ("批评", Loaded), ("承認", Loaded), ("承諾", Loaded), ("承认", Loaded),
        ("承诺", Loaded), ("抗議", Loaded), ("抗议", Loaded), ("报道", Neutral), ("抨击", Loaded),
        ("抨擊", Loaded), ("抱怨", Loaded), ("拒絕", Loaded), ("拒绝", Loaded), ("指出", Neutral),
        ("指責", Loaded), ("指责", Loaded), ("提到", Neutral), ("揚言", Doubting), ("揭露", Loaded),
        ("敦促", Loaded), ("炮轰", Loaded), ("痛批", Loaded), ("砲轟", Loaded), ("称", Neutral),
        ("称赞", Loaded), ("稱", Neutral), ("稱讚", Loaded), ("聲稱", Doubting), ("號稱", Doubting),
        ("补充", Neutral), ("表示", Neutral), ("補充", Neutral), ("要求", Loaded), ("解释", Neutral),
        ("解釋", Neutral), ("詭稱", Doubting), ("認為", Neutral), ("說", Neutral), ("談到", Neutral),
        ("證實", Loaded), ("警告", Loaded), ("譴責", Loaded), ("讚揚", Loaded), ("认为", Neutral),
        ("证实", Loaded), ("诡称", Doubting), ("说", Neutral), ("谈到", Neutral), ("谴责", Loaded),
        ("赞扬", Loaded), ("辩称", Doubting), ("辯稱", Doubting), ("透露", Neutral), ("重申", Loaded),
        ("问", Neutral), ("駁斥", Loaded), ("驳斥", Loaded),
    ],
    attribution_cues: &[
        "不实", "不實", "传闻", "傳聞", "号称", "否認", "否认", "声称", "子虚乌有", "子虛烏有", "所謂", "所谓", "据报", "据称",
        "据说", "據報", "據稱", "據說", "未經證實", "未经证实", "根据", "根據", "毫无根据", "毫無根據", "涉嫌", "疑似", "聲稱",
        "自称", "自稱", "號稱", "被称为", "被稱為", "駁斥", "驳斥",
    ],
    denial_cues: &[
        "不", "不是", "並非", "从未", "并非", "從未", "无", "未", "沒", "沒有", "没", "没有", "無", "絕非", "绝非", "非",
    ],
    manner_nouns: &[
        "方式", "气氛", "氛围", "氛圍", "氣氛", "精神",
    ],
    verb_denials: &[
        "不", "从未", "從未", "未",
    ],
    bare_speech: &[
        "指出", "称", "稱", "表示", "認為", "說", "认为", "说",
    ],
    auxiliaries: &[
        "会", "将", "將", "已", "是", "會",
    ],
    forms_of_be: &[
        "是",
    ],
    thing_pronouns: &[],
    copulas: &[],
    possessives: &[],
    honorifics: &["先生", "博士", "女士", "小姐", "教授", "閣下", "阁下"],
    role_words: &[
        "主席", "书记", "党", "军队", "反对党", "反對黨", "发言人", "国会", "国防部", "國會", "國防部", "外交部", "外長", "外长",
        "大使", "大使館", "大使馆", "委员会", "委員會", "将军", "將軍", "州長", "州长", "市長", "市长", "总理", "总统", "政府",
        "書記", "法官", "法院", "發言人", "省長", "省长", "總理", "總統", "警察", "警方", "議員", "議會", "议会", "议员",
        "軍隊", "部長", "部长", "首相", "黨",
    ],
    ..EMPTY
};
