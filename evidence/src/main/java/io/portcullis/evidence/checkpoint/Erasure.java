package io.portcullis.evidence.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a record of the hub's own trail says that tells of an erasure: its event.action is {@link
 * #ACTION}, and portcullis.erasure holds "order", "approved" (names) and "records" (ids, at most
 * {@link #MOST}).
 */
public record Erasure(List<Erased> records, List<String> approved) {
  public static final String ACTION = "records-erased";
  public static final int MOST = 1_000;

  /** Records of what others told are not of it, whatever they say. */
  private static final String OWN_TRAIL = "portcullis.audit";

  private static final Pattern ID = Pattern.compile("(.{1,80})-(\\d{16})");

  /**
   * Of a document that tells of one.
   *
   * @throws IllegalArgumentException naming what of it is missing or wrong
   */
  public static Optional<Erasure> in(Map<String, Object> document) {
    boolean tells =
        document.get("event") instanceof Map<?, ?> event
            && ACTION.equals(event.get("action"))
            && OWN_TRAIL.equals(event.get("dataset"));
    if (!tells) {
      return Optional.empty();
    }
    if (document.get("portcullis") instanceof Map<?, ?> own
        && own.get("erasure") instanceof Map<?, ?> told
        && told.get("order") instanceof String order) {
      return Optional.of(new Erasure(records(told, order), texts(told, "approved")));
    }
    throw new IllegalArgumentException("portcullis.erasure.order: missing");
  }

  private static List<Erased> records(Map<?, ?> told, String order) {
    List<Erased> records = new ArrayList<>();
    for (String id : texts(told, "records")) {
      Matcher parts = ID.matcher(id);
      if (!parts.matches()) {
        throw new IllegalArgumentException("portcullis.erasure.records: not ids of records");
      }
      records.add(new Erased(parts.group(1), Long.parseLong(parts.group(2)), order));
    }
    return records;
  }

  private static List<String> texts(Map<?, ?> told, String name) {
    boolean list =
        told.get(name) instanceof List<?> found
            && found.size() <= MOST
            && found.stream().allMatch(String.class::isInstance);
    if (!list) {
      throw new IllegalArgumentException(
          "portcullis.erasure." + name + ": not a list of at most " + MOST + " texts");
    }
    return ((List<?>) told.get(name)).stream().map(String.class::cast).toList();
  }
}
