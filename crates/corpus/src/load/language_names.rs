//! What languages are called in the interfaces of databases that are not in English. Only data.

use otherwords_text::Language;

/// Codes, and names in German, French, Spanish, Italian, Portuguese, Dutch, Russian and Chinese.
const NAMES: [(&str, &str); 16] = [
    (
        "en",
        "englisch anglais inglés ingles inglese inglês engels английский 英语 英文 英語",
    ),
    (
        "de",
        "deutsch allemand alemán tedesco alemão duits немецкий 德语 德文 德語",
    ),
    (
        "fr",
        "französisch français francés francese francês frans французский 法语 法文 法語",
    ),
    (
        "es",
        "spanisch espagnol español spagnolo espanhol spaans испанский 西班牙语 西班牙文",
    ),
    (
        "it",
        "italienisch italien italiano italiaans итальянский 意大利语 意大利文",
    ),
    (
        "pt",
        "portugiesisch portugais portugués portoghese português portugees португальский 葡萄牙语",
    ),
    (
        "nl",
        "niederländisch néerlandais neerlandés holandés olandese holandês nederlands нидерландский 荷兰语",
    ),
    ("ru", "russisch russe ruso russo русский 俄语 俄文"),
    (
        "pl",
        "polnisch polonais polaco polacco polonês pools польский 波兰语",
    ),
    ("tr", "türkisch turc turco turks турецкий 土耳其语"),
    ("ar", "arabisch arabe árabe arabo арабский 阿拉伯语"),
    (
        "zh",
        "chinesisch chinois chino cinese chinês chinees китайский 中文 汉语 漢語",
    ),
    (
        "ja",
        "japanisch japonais japonés giapponese japonês japans японский 日语 日文 日語",
    ),
    (
        "ko",
        "koreanisch coréen coreano koreaans корейский 韩语 韩文 韓語",
    ),
    (
        "uk",
        "ukrainisch ukrainien ucraniano ucraino oekraïens украинский 乌克兰语",
    ),
    (
        "sv",
        "schwedisch suédois sueco svedese zweeds шведский 瑞典语",
    ),
];

/// The language by its code or English name, or by its name in one of these languages. Of several
/// the first.
pub(super) fn parse(said: &str) -> Option<Language> {
    let first = said.split([';', ',', '(']).next().unwrap_or_default();
    let first = first.trim().to_lowercase();
    let fits = |names: &str| names.split(' ').any(|name| name == first);
    let named = NAMES.iter().find(|(_, names)| fits(names));
    let code = named.map_or(said, |(code, _)| code);
    Language::parse(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_languages_and_all_codes_are_known() {
        let names = || NAMES.iter().flat_map(|(_, names)| names.split(' '));
        for name in names() {
            assert_eq!(names().filter(|other| *other == name).count(), 1, "{name}");
            assert!(
                parse(name).is_some() && parse(&name.to_uppercase()).is_some(),
                "{name}"
            );
        }
        assert_eq!(parse("Englisch; Deutsch"), Some(Language::ENGLISH));
        assert_eq!(parse("no such tongue"), None);
    }
}
