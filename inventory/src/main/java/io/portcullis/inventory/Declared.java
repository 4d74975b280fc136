package io.portcullis.inventory;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.portcullis.model.Environment;

/**
 * What no certificate says of itself.
 *
 * @param holder id of the subject that holds it
 * @param environment one word, as {@link Environment} writes it
 * @param requestedBy the job that asked for it
 * @param approvedBy the role that approved it
 * @param renewal how it renews, in words
 * @param deployed the places where it is used, in order, at most {@value #MAX_PLACES}
 */
public record Declared(
    Told holder,
    Told owner,
    Told environment,
    Told requestedBy,
    Told approvedBy,
    Told renewal,
    List<String> deployed) {
  public static final int MAX_PLACES = 16;
  public static final Declared NOTHING =
      new Declared(null, null, null, null, null, null, List.of());

  public Declared {
    holder = known(holder);
    owner = known(owner);
    environment = word(known(environment));
    requestedBy = known(requestedBy);
    approvedBy = known(approvedBy);
    renewal = known(renewal);
    deployed = Texts.set("deployed", deployed, Told.MAX_TEXT, MAX_PLACES);
  }

  /** Nothing but who holds it. */
  public static Declared holder(Told holder) {
    return new Declared(holder, null, null, null, null, null, List.of());
  }

  private static Told known(Told told) {
    return Objects.requireNonNullElse(told, Told.NOTHING);
  }

  private static Told word(Told told) {
    String word = Environment.of(told.text());
    return word.equals(told.text()) ? told : new Told(word, told.source(), told.at());
  }

  Declared merge(Declared other) {
    return new Declared(
        newest(other, Declared::holder),
        newest(other, Declared::owner),
        newest(other, Declared::environment),
        newest(other, Declared::requestedBy),
        newest(other, Declared::approvedBy),
        newest(other, Declared::renewal),
        Texts.union(deployed, other.deployed, MAX_PLACES));
  }

  private Told newest(Declared other, Function<Declared, Told> field) {
    return field.apply(this).merge(field.apply(other));
  }
}
