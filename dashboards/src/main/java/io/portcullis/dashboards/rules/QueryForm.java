package io.portcullis.dashboards.rules;

import java.util.List;
import java.util.regex.Pattern;

/** What can be said of a query without running it. The tests run each of them, too. */
final class QueryForm {
  /** Only what the hub writes: a rule of ours that reads all of "logs-*" would cost others. */
  private static final Pattern FROM =
      Pattern.compile("^FROM ((logs|metrics)-portcullis\\.[a-z]+-\\*|portcullis-[a-z]+)[\\s,]");

  private static final Pattern LIST = Pattern.compile(":\\s*\\(");

  private QueryForm() {}

  static void esql(String query, List<String> problems) {
    if (!FROM.matcher(query).find()) {
      problems.add("query: begins with FROM and one of the hub's data streams");
    }
    boolean rows = query.contains("METADATA _id, _index, _version");
    if (!rows && !query.contains("| STATS ")) {
      problems.add("query: without STATS it needs METADATA, or each look tells the same again");
    }
    if (!query.contains("| LIMIT ")) {
      problems.add("query: needs a LIMIT");
    }
  }

  static void kql(String query, List<String> problems) {
    if (LIST.matcher(query).find()) {
      problems.add("query: a list of values in brackets is not understood by all versions");
    }
    if (query.contains("*")) {
      problems.add("query: an asterisk is slow, and finds more than is meant");
    }
  }
}
