//! The months' names, in full and abbreviated, in the languages we read. Only data.

/// The month of that name, from 1, in any case.
pub(super) fn by_name(name: &str) -> Option<i8> {
    let name = name.to_lowercase();
    let fits = |names: &&str| names.split(' ').any(|candidate| candidate == name);
    (1..)
        .zip(MONTHS)
        .find(|(_, names)| fits(names))
        .map(|(month, _)| month)
}

/// By month: English, German, French, Spanish, Italian, Portuguese, Dutch, Russian, Polish (as said
/// in dates), Ukrainian, Turkish. Nominative and genitive; no name means two months.
const MONTHS: [&str; 12] = [
    "january jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari январь января янв styczeń stycznia sty січень січня ocak oca",
    "february feb februar feber février fevrier févr fevr fév fev febrero febbraio fevereiro februari февраль февраля фев luty lutego lut лютий лютого şubat subat şub",
    "march mar märz maerz mär mrz mars marzo março marco maart mrt март марта мар marzec marca березень березня mart",
    "april apr avril avr abril abr aprile апрель апреля апр kwiecień kwietnia kwi квітень квітня nisan nis",
    "may mai mayo maggio mag maio mei май мая maj maja травень травня mayıs mayis",
    "june jun juni juin junio giugno giu junho июнь июня июн czerwiec czerwca cze червень червня haziran haz",
    "july jul juli juillet juil julio luglio lug julho июль июля июл lipiec lipca lip липень липня temmuz tem",
    "august aug août aout agosto ago augustus август августа авг sierpień sierpnia sie серпень серпня ağustos agustos ağu",
    "september sep sept septembre septiembre setiembre settembre set sett setembro сентябрь сентября сен сент wrzesień września wrz вересень вересня eylül eylul eyl",
    "october oct oktober okt octobre octubre ottobre ott outubro out октябрь октября окт październik października paź жовтень жовтня ekim eki",
    "november nov novembre noviembre novembro ноябрь ноября ноя listopad listopada lis листопад листопада kasım kasim kas",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro декабрь декабря дек grudzień grudnia gru грудень грудня aralık aralik ara",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_months() {
        let names = || MONTHS.iter().flat_map(|names| names.split(' '));
        for name in names() {
            assert_eq!(names().filter(|other| *other == name).count(), 1, "{name}");
            assert_eq!(name, name.to_lowercase());
        }
    }
}
