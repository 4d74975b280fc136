package io.portcullis.connectors.ca.custom;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.ca.authority.HttpReply;
import io.portcullis.connectors.ca.authority.Require;

/**
 * What an answer means: the first rule that fits counts.
 *
 * @param status of HTTP
 * @param found when the body must hold a value as well
 */
public record AnswerRule(StatusRange status, Optional<Found> found, Meaning means) {
  /** Where nothing is configured: success is success. */
  static final List<AnswerRule> USUAL =
      List.of(new AnswerRule(new StatusRange(200, 299), Optional.empty(), Meaning.DONE));

  /**
   * A value in a JSON body.
   *
   * @param pointer RFC 6901
   * @param value as text: of a text, a number, true or false
   */
  public record Found(JsonPointer pointer, String value) {
    /**
     * @throws IllegalArgumentException when it is no pointer
     */
    public static Found of(String pointer, String value) {
      return new Found(JsonPointer.compile(pointer), value);
    }

    boolean in(JsonNode body) {
      JsonNode there = body.at(pointer);
      return there.isValueNode() && there.asText().equals(value);
    }
  }

  boolean fits(HttpReply reply) {
    return status.holds(reply.status()) && found.map(f -> f.in(reply.errors())).orElse(true);
  }

  /** Rules that a wish may have: of changes, or of states. */
  static void check(List<AnswerRule> rules, Wish wish, String where) {
    Require.that(!rules.isEmpty() && rules.size() <= 32, where + ": 1 to 32 answers are wanted");
    for (AnswerRule rule : rules) {
      Require.that(
          rule.means().state() == (wish == Wish.LOOK),
          where
              + (wish == Wish.LOOK
                  ? ": an answer to look means good, held, revoked or unknown"
                  : ": an answer means done, already, refused or later"));
    }
  }
}
