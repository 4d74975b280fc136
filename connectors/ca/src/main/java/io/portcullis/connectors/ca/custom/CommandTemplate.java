package io.portcullis.connectors.ca.custom;

import java.util.ArrayList;
import java.util.List;

import io.portcullis.connectors.ca.authority.Require;

/**
 * One call of a program. No value can become an option: each begins with a letter or a digit, a
 * name of X.500 with that of its first attribute.
 */
record CommandTemplate(List<Template> arguments, List<ExitRule> exits) {
  private static final List<ExitRule> USUAL =
      List.of(new ExitRule(new StatusRange(0, 0), Meaning.DONE));

  static CommandTemplate of(CommandWish settings, Wish wish) {
    String where = wish.word();
    Require.that(
        wish == Wish.PUBLISH || !settings.arguments().isEmpty(),
        where + ".arguments: are needed: which certificate it is about");
    Require.that(
        settings.arguments().size() <= CommandWish.MOST_ARGUMENTS,
        where + ".arguments: more than " + CommandWish.MOST_ARGUMENTS);
    List<Template> arguments = new ArrayList<>();
    for (int i = 0; i < settings.arguments().size(); i++) {
      arguments.add(argument(settings.arguments().get(i), wish, where + ".arguments[" + i + "]"));
    }
    Require.that(
        settings.exits().size() <= CommandWish.MOST_EXITS,
        where + ".exits: more than " + CommandWish.MOST_EXITS);
    Require.that(
        wish != Wish.LOOK || !settings.exits().isEmpty(),
        where + ".exits: are needed: what tells that it is good, what that it is revoked");
    for (ExitRule rule : settings.exits()) {
      Require.that(
          rule.means().state() == (wish == Wish.LOOK) && rule.codes().last() <= 255,
          where + ".exits: holds one that does not belong to " + where);
    }
    return new CommandTemplate(
        List.copyOf(arguments), settings.exits().isEmpty() ? USUAL : settings.exits());
  }

  private static Template argument(String text, Wish wish, String where) {
    Require.that(text.indexOf('\0') < 0, where + ": holds a NUL");
    Template template = Template.of(text, wish, where);
    Require.that(
        !template.free() || template.parts().size() == 1,
        where + ": {issuer} is an argument of its own or none");
    return template;
  }

  List<String> fill(Values values) {
    return arguments.stream().map(argument -> argument.fill(values, v -> v)).toList();
  }

  Meaning meaning(int exit) {
    return exits.stream()
        .filter(rule -> rule.codes().holds(exit))
        .map(ExitRule::means)
        .findFirst()
        .orElse(Meaning.LATER);
  }
}
