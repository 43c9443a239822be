//! Who had a text first, as far as dates, times and agency marks tell. Not who wrote it.

use jiff::civil::Time;

use super::agency::MarkPlace;
use super::sketch::{Sketch, Sketches};

/// Sorts texts by who had it first.
///
/// By date, those without one last; then by time, on days where the times of all are known (or an
/// agency without a time would come after every paper that has one); then by the agency's mark,
/// then by id.
pub(super) fn sort(places: &mut [u32], sketches: &Sketches) {
    let sketch = |place: &u32| &sketches.all[*place as usize];
    places.sort_unstable_by_key(|place| sketch(place).day.unwrap_or(i32::MAX));
    for day in places.chunk_by_mut(|a, b| sketch(a).day == sketch(b).day) {
        let all_timed = day.iter().all(|place| sketch(place).time.is_some());
        day.sort_unstable_by_key(|place| within_day(sketch(place), all_timed, *place));
    }
}

/// What decides on one day: time, mark, time again, id, place.
type WithinDay<'s> = (Option<Time>, u8, Time, &'s str, u32);

fn within_day(sketch: &Sketch, all_timed: bool, place: u32) -> WithinDay<'_> {
    let time = sketch.time.filter(|_| all_timed);
    let mark = sketch.mark.map_or(MarkPlace::ALL.len() as u8, |mark| mark.place as u8);
    (time, mark, sketch.time.unwrap_or(Time::MAX), &sketch.id, place)
}
