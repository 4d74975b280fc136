package io.portcullis.routes.alerts;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.notify.Message;
import io.portcullis.model.Alert;

/**
 * Turns alerts into messages for people.
 *
 * @param base what links of the hub begin with; without it the command is told that shows the same
 * @param docs likewise of these docs
 */
record Wording(Optional<URI> base, Optional<URI> docs) {
  private static final String DOCS = "docs/";
  private static final int FEW_LINES = 3;
  private static final Map<String, String> COMMANDS =
      Map.of(
          "/explain/", "portcullis explain ",
          "/keys/", "portcullis key show ",
          "/certificates/", "portcullis cert show ",
          "/alerts/", "portcullis alerts ack ");

  Message message(Batch batch) {
    List<Batch.Due> due = batch.due();
    boolean single = due.size() == 1;
    List<Message.Item> items =
        due.stream().limit(Message.MAX_ITEMS).map(d -> item(d.alert(), single)).toList();
    return new Message(
        batch.id(),
        batch.severity(),
        batch.owner(),
        single ? title(due.getFirst()) : title(batch),
        items,
        due.size() - items.size(),
        batch.oldest());
  }

  private static String title(Batch.Due due) {
    String title = due.alert().title();
    return due.leg().step() == 0 ? title : "nobody has answered: " + title;
  }

  private static String title(Batch batch) {
    String whose = batch.owner().isEmpty() ? "" : " for " + batch.owner();
    return batch.due().size() + " " + batch.word() + whose;
  }

  private Message.Item item(Alert alert, boolean whole) {
    List<String> lines = new ArrayList<>(alert.lines());
    if (!whole && lines.size() > FEW_LINES) {
      lines.subList(FEW_LINES, lines.size()).clear();
    }
    List<Alert.Link> links = new ArrayList<>();
    alert.links().forEach(link -> place(link, lines, links));
    place(new Alert.Link("Acknowledge", "/alerts/" + alert.id()), lines, links);
    return new Message.Item(alert.severity(), alert.title(), lines, links);
  }

  private void place(Alert.Link link, List<String> lines, List<Alert.Link> links) {
    address(link.target())
        .ifPresentOrElse(
            url -> links.add(new Alert.Link(link.text(), url)),
            () -> lines.add(link.text() + ": " + command(link.target())));
  }

  private Optional<String> address(String target) {
    if (target.startsWith("https://") || target.startsWith("http://")) {
      return Optional.of(target);
    }
    return target.startsWith(DOCS)
        ? docs.map(at -> joined(at, target.substring(DOCS.length())))
        : base.map(at -> joined(at, target));
  }

  private static String joined(URI at, String path) {
    return at.toString().replaceAll("/+$", "") + "/" + path.replaceAll("^/+", "");
  }

  /** Of a path; a command takes the id as it is. */
  private static String decoded(String id) {
    try {
      return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return id;
    }
  }

  private static String command(String target) {
    return COMMANDS.entrySet().stream()
        .filter(c -> target.startsWith(c.getKey()))
        .findFirst()
        .map(c -> c.getValue() + decoded(target.substring(c.getKey().length())))
        .orElse(target);
  }
}
