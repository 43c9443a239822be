//! What an article says of itself cannot do anything on the page, in a table or to a terminal.

use otherwords_comparison::{Comparison, Evidence, Side};
use otherwords_report::{Report, format, terminal};

use crate::fixture;

const ATTACK: &str =
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;\u{202e}\x1b[2J";

/// A comparison in which everything that comes from outside is an attack.
fn attacked() -> Comparison {
    let mut comparison = fixture::comparison();
    let mut line = fixture::line(ATTACK, ATTACK, ATTACK, ATTACK);
    line.title = ATTACK.to_owned();
    line.url = "javascript:alert(3)".to_owned();
    line.event = ATTACK.to_owned();
    let side = Side {
        lines: vec![line.clone()],
        total: 1,
    };
    for table in &mut comparison.tables {
        table.matchup.target.name = ATTACK.to_owned();
        table.matchup.reference.name = ATTACK.to_owned();
        for term in &mut table.terms {
            term.term = ATTACK.to_owned();
            term.forms = vec![(ATTACK.to_owned(), 1), (ATTACK.to_owned(), 2)];
            term.evidence = Some(Evidence {
                target: side.clone(),
                reference: side.clone(),
            });
        }
    }
    for term in &mut comparison.contested {
        term.term = ATTACK.to_owned();
        for outlet in &mut term.uses {
            outlet.outlet = ATTACK.to_owned() + &outlet.outlet;
            outlet.evidence = vec![line.clone()];
        }
    }
    for outlet in &mut comparison.audit.outlets {
        outlet.outlet = ATTACK.to_owned() + &outlet.outlet;
    }
    for event in &mut comparison.audit.events {
        event.event = ATTACK.to_owned() + &event.event;
    }
    comparison.audit.remarks = vec![ATTACK.to_owned()];
    comparison.title = ATTACK.to_owned();
    comparison
}

fn attacked_report() -> Report {
    let mut problems = fixture::problems();
    problems[0].file = ATTACK.to_owned();
    problems[0].what = ATTACK.to_owned();
    Report::new(&attacked(), &problems)
}

#[test]
fn an_attack_stays_a_text_on_the_page() {
    let page = format::html(&attacked_report()).unwrap();
    assert_eq!(
        page.matches("<script").count(),
        1,
        "only the page's own script"
    );
    assert_eq!(page.matches("</script").count(), 1);
    assert!(!page.contains("<img"));
    assert!(!page.contains("\"'>"), "nothing leaves its attribute");
    assert!(page.contains("&#60;script&#62;alert(1)") || page.contains("&lt;script&gt;alert(1)"));
}

#[test]
fn an_address_that_is_none_is_no_link() {
    let page = format::html(&attacked_report()).unwrap();
    assert!(!page.contains("javascript:"));
    let page = format::html(&fixture::report()).unwrap();
    assert!(
        page.contains("href=\"https://harbour-gazette.example/1\" rel=\"noopener noreferrer\"")
    );
}

#[test]
fn every_link_leads_to_the_web_or_to_a_place_of_the_page() {
    for report in [attacked_report(), fixture::report()] {
        let page = format::html(&report).unwrap();
        let links = page.split("href=\"").skip(1);
        let links: Vec<&str> = links.filter_map(|link| link.split('"').next()).collect();
        assert!(links.len() > 20, "{links:?}");
        for link in links {
            let is_there = |place| page.contains(&format!("id=\"{place}\""));
            let leads_there = link.strip_prefix('#').is_some_and(is_there);
            assert!(leads_there || link.starts_with("https://"), "{link}");
        }
    }
}

#[test]
fn the_page_fetches_nothing_and_allows_only_its_own_style_and_script() {
    let page = format::html(&fixture::report()).unwrap();
    let policy = page
        .split("Content-Security-Policy\" content=\"")
        .nth(1)
        .unwrap();
    let policy = policy.split("\">").next().unwrap();
    assert!(
        policy.starts_with("default-src 'none'") || policy.starts_with("default-src &#39;none")
    );
    assert!(!policy.contains("unsafe"), "{policy}");
    for fetched in [
        " src=",
        "<link",
        "@import",
        "url(",
        " style=\"",
        " onclick",
        "<iframe",
    ] {
        assert!(!page.contains(fetched), "{fetched}");
    }
}

#[test]
fn markdown_has_no_markup_but_its_own() {
    let text = format::markdown(&attacked_report()).unwrap();
    let outside_code: String = text.split('`').step_by(2).collect();
    assert!(!outside_code.contains("<script") && !outside_code.contains("<img"));
}

#[test]
fn nothing_steers_the_terminal() {
    let text = terminal::comparison(&attacked_report(), 80, false);
    assert!(!text.contains(['\x1b', '\u{202e}']));
}
