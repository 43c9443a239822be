//! Frames in every format.

use otherwords_report::{Report, format};

use crate::fixture;

#[test]
fn a_frame_shows_the_same_figures_on_the_page_in_json_and_in_csv() {
    let report = fixture::report();
    let json: serde_json::Value = serde_json::from_str(&format::json(&report).unwrap()).unwrap();
    let frame = &json["frames"][0]["frames"][0];
    for (name, value) in [
        ("n_target", serde_json::json!(12)),
        ("pm_target", serde_json::json!(6000.0)),
        ("log_ratio", serde_json::json!(1.88)),
        ("p", serde_json::json!(0.00123)),
        ("q", serde_json::json!(0.00247)),
        ("significant", serde_json::json!(true)),
    ] {
        assert_eq!(frame[name], value, "{name}");
    }
    let folder = tempfile::tempdir().unwrap();
    otherwords_report::write_all(&report, folder.path(), &Default::default()).unwrap();
    let csv = std::fs::read_to_string(folder.path().join("frames.csv")).unwrap();
    let row = csv.lines().nth(1).unwrap();
    assert!(row.starts_with("conflict <b>,"), "{row}");
    for cell in [",12,3,6000.0,750.0,6,1.88,0.9,2.85,", "clash 9:1 (0.41)"] {
        assert!(row.contains(cell), "{cell} in {row}");
    }
    let page = format::html(&report).unwrap();
    assert!(page.contains("id=\"frames\"") && !page.contains("conflict <b>"));
}

#[test]
fn without_frames_the_page_has_no_section_for_them() {
    let page = format::html(&Report::new(&fixture::empty(), &[])).unwrap();
    assert!(!page.contains("id=\"frames\""));
}
