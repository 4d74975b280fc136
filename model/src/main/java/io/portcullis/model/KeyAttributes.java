package io.portcullis.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a token answers when it is asked for the attributes of a private key (PKCS#11 v2.40 sections
 * 4.4 and 4.9). What it does not answer is UNKNOWN, never assumed.
 *
 * @param label CKA_LABEL, which the key's maker chose
 * @param type CKA_KEY_TYPE, e.g. "EC"
 * @param size bits of an RSA key, name of a curve, or empty
 * @param extractable CKA_EXTRACTABLE
 * @param neverExtractable CKA_NEVER_EXTRACTABLE
 * @param sensitive CKA_SENSITIVE
 * @param alwaysSensitive CKA_ALWAYS_SENSITIVE
 * @param local CKA_LOCAL: made in the token, not brought into it
 * @param modifiable CKA_MODIFIABLE
 * @param usages what it may be used for, e.g. "SIGN"
 */
public record KeyAttributes(
    String label,
    String type,
    String size,
    Word extractable,
    Word neverExtractable,
    Word sensitive,
    Word alwaysSensitive,
    Word local,
    Word modifiable,
    Set<String> usages) {

  /** A token's word on one attribute. */
  public enum Word {
    SET,
    CLEAR,
    /** The token knows no such attribute, or does not tell. */
    UNKNOWN
  }

  public KeyAttributes {
    extractable = Objects.requireNonNullElse(extractable, Word.UNKNOWN);
    neverExtractable = Objects.requireNonNullElse(neverExtractable, Word.UNKNOWN);
    sensitive = Objects.requireNonNullElse(sensitive, Word.UNKNOWN);
    alwaysSensitive = Objects.requireNonNullElse(alwaysSensitive, Word.UNKNOWN);
    local = Objects.requireNonNullElse(local, Word.UNKNOWN);
    modifiable = Objects.requireNonNullElse(modifiable, Word.UNKNOWN);
    // In an order, so that the same word is written the same way.
    usages = Collections.unmodifiableSet(new TreeSet<>(usages));
  }

  /**
   * The private key never was outside the token: it was made there, was secret all the time, and
   * could not be taken out at any time. Each of it said by the token, and nothing to the contrary.
   */
  public boolean nonExportable() {
    return neverExtractable == Word.SET
        && alwaysSensitive == Word.SET
        && local == Word.SET
        && against().isEmpty();
  }

  /** The attributes that speak against it. */
  public List<String> against() {
    List<String> against = new ArrayList<>();
    add(against, extractable == Word.SET, "extractable");
    add(against, neverExtractable == Word.CLEAR, "not never-extractable");
    add(against, sensitive == Word.CLEAR, "not sensitive");
    add(against, alwaysSensitive == Word.CLEAR, "not always-sensitive");
    add(against, local == Word.CLEAR, "not local");
    return List.copyOf(against);
  }

  /** Those that are missing for the proof. */
  public List<String> unknown() {
    List<String> unknown = new ArrayList<>();
    add(unknown, neverExtractable == Word.UNKNOWN, "never-extractable");
    add(unknown, alwaysSensitive == Word.UNKNOWN, "always-sensitive");
    add(unknown, local == Word.UNKNOWN, "local");
    return List.copyOf(unknown);
  }

  /**
   * Of two objects that are the same key: what can be done with either can be done with the key.
   */
  public KeyAttributes and(KeyAttributes other) {
    Set<String> all = new TreeSet<>(usages);
    all.addAll(other.usages);
    return new KeyAttributes(
        label,
        type,
        size,
        worse(extractable, other.extractable, Word.SET),
        worse(neverExtractable, other.neverExtractable, Word.CLEAR),
        worse(sensitive, other.sensitive, Word.CLEAR),
        worse(alwaysSensitive, other.alwaysSensitive, Word.CLEAR),
        worse(local, other.local, Word.CLEAR),
        worse(modifiable, other.modifiable, Word.SET),
        all);
  }

  private static Word worse(Word one, Word other, Word worst) {
    Set<Word> both = EnumSet.of(one, other);
    return both.contains(worst) ? worst : both.contains(Word.UNKNOWN) ? Word.UNKNOWN : one;
  }

  private static void add(List<String> words, boolean when, String word) {
    if (when) {
      words.add(word);
    }
  }

  /** Bits of an RSA key; of any other, or where the token does not tell, more than any has. */
  public long rsaBits() {
    boolean told = type.equals("RSA") && size.matches("[0-9]{1,9}");
    return told ? Long.parseLong(size) : Long.MAX_VALUE;
  }

  /** One line for people. */
  public String describe() {
    String key = (type + " " + size).strip() + (label.isEmpty() ? "" : " \"" + label + "\"");
    if (nonExportable()) {
      return key + ", proved non-exportable";
    }
    String known = against().isEmpty() ? "" : ": " + String.join(", ", against());
    String missing = unknown().isEmpty() ? "" : "; not known: " + String.join(", ", unknown());
    return key + ", not proved non-exportable" + known + missing;
  }
}
