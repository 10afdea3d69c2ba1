from __future__ import annotations

import pytest

from checker.errors import SourceError
from checker.sources.encoding import decode

ENGLISH = "The café on the corner is one of the few that have not closed, and it was full. “Good,” said the mayor."
SAMPLES = {
    "windows-1252": [
        ENGLISH,
        "Der Bürgermeister ist nicht für die Straße, aber die Stadt hat das Geld für den Bau und für die Brücke.",
        "Le maire a dit que la ville n'est pas prête pour les fêtes, mais que les élèves sont dans la rue.",
        "El alcalde dijo que la ciudad no está lista para las fiestas, pero que los niños están en la calle.",
    ],
    "windows-1250": [
        "Burmistrz powiedział, że miasto nie jest gotowe, ale dzieci są już na ulicy i nie ma dla nich miejsca.",
        "Starosta řekl, že město není připravené, ale děti jsou už na ulici a není pro ně místo, které bylo dříve.",
    ],
    "windows-1251": ["Мэр сказал, что город не готов к празднику, но дети уже на улице, и места для них нет."],
    "koi8-r": ["Мэр сказал, что город не готов к празднику, но дети уже на улице, и места для них нет."],
    "windows-1253": ["Ο δήμαρχος είπε ότι η πόλη δεν είναι έτοιμη, αλλά τα παιδιά είναι ήδη στον δρόμο."],
    "windows-1255": ["ראש העיר אמר שהעיר אינה מוכנה לחג אבל הילדים כבר ברחוב ואין להם מקום"],
    "windows-1256": ["قال رئيس البلدية إن المدينة ليست جاهزة للعيد لكن الأطفال في الشارع بالفعل"],
    "cp932": ["市長は町の準備ができていないと述べたが、子どもたちはすでに通りに出ている。"],
    "euc-jp": ["市長は町の準備ができていないと述べたが、子どもたちはすでに通りに出ている。"],
    "gb18030": ["市长说这个城市还没有准备好，但是孩子们已经在街上了，这是不可能的事情，人们都在等。"],
    "big5": ["市長說這個城市還沒有準備好，但是孩子們已經在街上了，這是不可能的事情，人們都在等。"],
    "cp949": ["시장은 도시가 준비되지 않았다고 말했지만 아이들은 이미 거리에 나와 있고 자리는 없다."],
}


@pytest.mark.parametrize(("encoding", "text"), [(e, text) for e, texts in SAMPLES.items() for text in texts])
def test_encodings_that_are_certain(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(
    "data",
    [
        b"Caf\xe9",  # too little to tell the language
        b"\xe9\xe8\xea",
        b"\x00\xff\xd8\xff\xe0 JFIF",
        ENGLISH.encode("mac_roman"),
        ENGLISH.encode("cp437", "replace"),
        b"The text that was sent to the office is \x81 and \x8d, which is not in it at all.",  # no letters there
        "The mayor of São Paulo was in the city, and the people of the city were not.".encode("mac_roman"),
    ],
)
def test_doubt_is_an_error(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"byte 0x[0-9A-F]{2} at offset \d+ is not UTF-8"):
        decode(data)


def test_a_declaration_is_believed_where_utf_8_fails() -> None:
    assert decode("Łódź".encode("iso8859-2"), "ISO-8859-2") == ("Łódź", "iso8859-2")
    assert decode("Łódź".encode(), "ISO-8859-2") == ("Łódź", None)


def test_latin_1_is_what_browsers_make_of_it() -> None:
    assert decode("“Café”".encode("cp1252"), "iso-8859-1") == ("“Café”", "windows-1252")


@pytest.mark.parametrize("declared", ["no-such-thing", "utf-8", "utf-16", "rot13", "", "base64"])
def test_a_declaration_that_says_nothing(declared: str) -> None:
    with pytest.raises(SourceError, match="0xE9 at offset 3"):
        decode(b"Caf\xe9", declared)
