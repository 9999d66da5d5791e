"""Telling the language by little words, and leaving what is unsure to the identifier."""

import subprocess
import sys

import pytest

from tocsin.intake.language import READ, by_little_words, identify

# Article 1 of the Universal Declaration of Human Rights, or words in its manner.
PROSE = {
    "en": "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience "
    "and should act towards one another in a spirit of brotherhood.",
    "fr": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de "
    "conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
    "es": "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y "
    "conciencia, deben comportarse fraternalmente los unos con los otros.",
    "it": "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e di "
    "coscienza e devono agire gli uni verso gli altri in spirito di fratellanza.",
    "de": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt "
    "und sollen einander im Geist der Brüderlichkeit begegnen.",
    "uk": "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю і "
    "повинні діяти у відношенні один до одного в дусі братерства.",
    "ru": "Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены разумом и совестью и "
    "должны поступать в отношении друг друга в духе братства.",
    "pt": "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e consciência, "
    "devem agir uns para com os outros em espírito de fraternidade.",
    "ca": "Tots els éssers humans neixen lliures i iguals en dignitat i en drets. Són dotats de raó i consciència, i "
    "han de comportar-se fraternalment els uns amb els altres.",
    "ro": "Toate ființele umane se nasc libere și egale în demnitate și în drepturi. Ele sunt înzestrate cu rațiune și "
    "conștiință și trebuie să se comporte unele față de altele în spiritul fraternității.",
    "nl": "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand en "
    "geweten, en behoren zich jegens elkander in een geest van broederschap te gedragen.",
    "be": "Усе людзі нараджаюцца свабоднымі і роўнымі ў сваёй годнасці і правах. Яны надзелены розумам і сумленнем і "
    "павінны ставіцца адзін да аднаго ў духу брацтва.",
    "bg": "Всички хора се раждат свободни и равни по достойнство и права. Те са надарени с разум и съвест и следва да "
    "се отнасят помежду си в дух на братство.",
    "sr": "Сва људска бића рађају се слободна и једнака у достојанству и правима. Она су обдарена разумом и свешћу и "
    "треба једни према другима да поступају у духу братства.",
}


@pytest.mark.parametrize("lang", PROSE)
def test_prose(lang: str) -> None:
    assert identify(PROSE[lang]) == lang
    assert by_little_words(PROSE[lang]) in ({lang, None} if lang in READ else {None})


@pytest.mark.parametrize("text", ["", "12:40", "Kyiv Odesa Kharkiv Dnipro Lviv", "de la", "🚨" * 50, "x" * 50_000])
def test_what_is_no_prose_is_left_open(text: str) -> None:
    assert by_little_words(text) is None


def test_a_report_in_a_language_that_is_read_loads_no_identifier() -> None:
    text = (
        "The embassy of Canada in the city has been closed, and it is said that this will be so for the whole week. "
        * 2
    )
    code = (
        f"import sys; from tocsin.intake.language import identify as i; print(i({text!r}), 'py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)  # noqa: S603
    assert done.stdout == "en False\n"
