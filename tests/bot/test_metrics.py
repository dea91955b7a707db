"""What the bot counts, read back by the parser of Prometheus' own client library."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import Counter, Gauge, Histogram, Metrics


def read(page):
    return {family.name: family for family in text_string_to_metric_families(page)}


def samples(page, name):
    return {
        tuple(sample.labels.values()): sample.value
        for family in read(page).values()
        for sample in family.samples
        if sample.name == name
    }


def test_a_counter_counts_each_combination_of_labels():
    metrics = Metrics()
    metrics.questions.add("yes")
    metrics.questions.add("yes")
    metrics.questions.add("no")
    assert samples(metrics.page(), "jarshy_questions_total") == {("yes",): 2, ("no",): 1}


def test_a_histogram_counts_up_to_each_bound():
    histogram = Histogram("seconds", "Time.", (0.1, 1.0))
    for seconds in (0.05, 0.1, 0.5, 7):
        histogram.observe(seconds)
    page = "\n".join(histogram.lines()) + "\n"
    assert samples(page, "seconds_bucket") == {("0.1",): 2, ("1",): 3, ("+Inf",): 4}
    assert samples(page, "seconds_sum") == {(): pytest.approx(7.65)}
    assert samples(page, "seconds_count") == {(): 4}


def test_a_block_that_raises_is_timed_too():
    histogram = Histogram("seconds", "Time.")
    with pytest.raises(LookupError), histogram.timing():
        raise LookupError
    assert samples("\n".join(histogram.lines()) + "\n", "seconds_count") == {(): 1}


def test_labels_hold_whatever_they_hold():
    odd = 'a "quoted" \\ and\na line'
    counter = Counter("odd_total", "Odd\nthings.", ["what"])
    counter.add(odd)
    assert samples("\n".join(counter.lines()) + "\n", "odd_total") == {(odd,): 1}


def test_the_whole_page_is_in_prometheus_form_before_anything_happened():
    families = read(Metrics().page([Gauge("now", "Now.", [((), 0.25)])]))
    assert {family.type for family in families.values()} == {"counter", "histogram", "gauge"}
    assert families["now"].samples[0].value == 0.25
