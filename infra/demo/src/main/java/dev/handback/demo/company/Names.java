package dev.handback.demo.company;

import java.util.List;
import java.util.Locale;

/** 1,600 different names, the same ones in the same order every time. */
final class Names {
  private static final List<String> GIVEN =
      List.of(
          "Ada", "Bo", "Chiara", "Dario", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kaja",
          "Levi", "Mira", "Noor", "Oskar", "Petra", "Quinn", "Rosa", "Samir", "Tilda", "Umar",
          "Vera", "Wanda", "Xenia", "Yara", "Zeno", "Amir", "Britt", "Cem", "Dunja", "Emil",
          "Freya", "Goran", "Hana", "Ivo", "Jana", "Kofi", "Lena", "Milan", "Nadia");
  private static final List<String> FAMILY =
      List.of(
          "Lindgren",
          "Okafor",
          "Moretti",
          "Novak",
          "Yilmaz",
          "Haddad",
          "Berg",
          "Costa",
          "Silva",
          "Keller",
          "Kowalski",
          "Mensah",
          "Petrov",
          "Rahman",
          "Nilsson",
          "Horvat",
          "Byrne",
          "Garcia",
          "Khalil",
          "Jensen",
          "Tanaka",
          "Weber",
          "Dubois",
          "Popescu",
          "Sato",
          "Marino",
          "Demir",
          "Larsen",
          "Vogel",
          "Kovac",
          "Schmid",
          "Olsen",
          "Ilic",
          "Fischer",
          "Blanc",
          "Virtanen",
          "Owusu",
          "Brandt",
          "Ferrari",
          "Hoxha");

  private Names() {}

  static String given(int number) {
    return GIVEN.get(number % GIVEN.size());
  }

  /** Moves on by one each time the given names start again, so that no pair comes twice. */
  static String family(int number) {
    return FAMILY.get((number * 7 + number / GIVEN.size()) % FAMILY.size());
  }

  static String username(int number) {
    String full = given(number) + "." + family(number);
    return number == 0 ? "ada" : full.toLowerCase(Locale.ROOT);
  }
}
