"""The language of an article: stated, told by its stop words, or asked of a library."""

import pytest

from checker import Article

TEXTS = {
    "en": "The river rose in the night and by the morning it stood at the bridge of the town.",
    "de": "Der Fluss stieg in der Nacht und am Morgen stand er an der Brücke, die in die Stadt führt.",
    "fr": "La rivière est montée dans la nuit et au matin elle était au pont de la ville.",
    "es": "El río subió por la noche y por la mañana estaba en el puente de la ciudad, que no se cerró.",
    "pt": "O rio subiu durante a noite e de manhã estava na ponte da cidade, que não foi fechada ao público.",
    "ru": "Река поднялась ночью, и утром она была у моста, который ведёт в город, но его не закрыли.",
    "tr": "Nehir gece yükseldi ve sabah bir köprü ile şehre kadar geldi, ama çok daha sonra çekildi.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_stop_words_tell(language: str, text: str) -> None:
    assert Article(text).language == language


@pytest.mark.parametrize(
    ("language", "text"),
    {
        "ja": "川は夜のうちに水かさを増し、朝には町の橋まで達していた。"
        "市長は住民に避難するよう呼びかけ、多くの人が丘の上の友人の家に身を寄せた。",
        "ko": "강은 밤사이 불어나 아침에는 마을 다리까지 차올랐다. "
        "시장은 주민들에게 대피하라고 했고 많은 사람들이 언덕 위 친구 집으로 갔다. 비는 그치지 않았다.",
    }.items(),
)
def test_a_library_is_asked_where_stop_words_do_not_tell(language: str, text: str) -> None:
    assert Article(text).language == language


def test_the_record_has_the_first_word() -> None:
    assert Article(TEXTS["en"], language="pt-BR").language == "pt"
    assert Article(TEXTS["en"], language="an unknown tongue").language == "en"


def test_nothing_is_guessed_from_next_to_nothing() -> None:
    assert Article("").language is None
    assert Article("42 : 17").language is None
