"""The address of a language model: taken as people write it, or refused."""

import pytest

from segue.voices.endpoint import Endpoint, ModelAddressError, endpoint_from


def at(url: str, model: str = "llama3.2", key: str = "") -> Endpoint:
    """Return the endpoint of an address."""
    return endpoint_from(url, model, key, 60.0)


@pytest.mark.parametrize(
    ("url", "wanted", "host"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1", "localhost:11434"),
        ("http://localhost:11434/", "http://localhost:11434/v1", "localhost:11434"),
        ("http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1", "127.0.0.1:8080"),
        (" https://example.org/api ", "https://example.org/api", "example.org"),
        ("http://[::1]:1234", "http://[::1]:1234/v1", "[::1]:1234"),
    ],
)
def test_an_address_is_taken_as_it_is_written(url: str, wanted: str, host: str) -> None:
    """With ``/v1`` where only host and port stand."""
    assert (at(url).url, at(url).host) == (wanted, host)


@pytest.mark.parametrize(
    "url",
    [
        "localhost:11434", "ftp://localhost/v1", "http://", "http://a b/v1",
        "http://me:key@localhost/v1", "http://localhost:99999/v1",
        "http://localhost/v1?key=1", "http://localhost/v1#x", "http://[::1/v1",
        "http://localhost/" + "a" * 600,
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    """In one line that names the field, and not what stands there."""
    with pytest.raises(ModelAddressError) as refused:
        at(url)
    assert refused.value.line().startswith("SEGUE_LLM_URL: ")
    assert "me:key" not in refused.value.line()


def test_a_key_is_never_shown() -> None:
    """Neither in an error nor wherever an endpoint is printed."""
    assert "sk-1" not in repr(at("http://localhost", key="sk-1"))
    with pytest.raises(ModelAddressError) as refused:
        at("http://localhost", key="sk-1\n")
    assert "sk-1" not in refused.value.line()


@pytest.mark.parametrize("model", ["", " ", "a\nb", "m" * 600])
def test_a_model_has_a_name(model: str) -> None:
    """Of printable letters, and not endless."""
    with pytest.raises(ModelAddressError):
        at("http://localhost", model)


@pytest.mark.parametrize("seconds", [0.0, -1.0, 601.0, float("nan")])
def test_a_line_takes_some_time_and_ends(seconds: float) -> None:
    """From just over no time to ten minutes."""
    with pytest.raises(ModelAddressError):
        endpoint_from("http://localhost", "small", "", seconds)


@pytest.mark.parametrize(
    ("url", "model", "is_here", "is_open", "may_pass_on"),
    [
        ("http://localhost:11434", "llama3.2", True, False, False),
        ("http://127.0.0.1:1", "gpt-oss:120b-cloud", True, False, True),
        ("http://[::1]:1", "small", True, False, False),
        ("http://192.168.1.7:8080", "small", False, True, False),
        ("https://example.org", "small", False, False, False),
        ("http://localhost.example.org", "small", False, True, False),
    ],
)
def test_where_it_is_can_be_told(
    url: str, model: str, *, is_here: bool, is_open: bool, may_pass_on: bool
) -> None:
    """This machine or another, encrypted or not, and passed on by its name."""
    found = at(url, model)
    assert (found.is_here, found.is_open_to_read, found.may_pass_on) == (
        is_here, is_open, may_pass_on,
    )  # fmt: skip
