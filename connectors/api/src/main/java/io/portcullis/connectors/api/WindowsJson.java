package io.portcullis.connectors.api;

import java.util.Map;
import java.util.Set;

/**
 * The JSON forms of a Windows event: Winlogbeat's and Elastic Agent's ({@code winlog}), NXLog's
 * flat one ({@code EventID}), and the XML's own names as converters print them ({@code
 * Event.System}).
 */
final class WindowsJson {
  /** NXLog writes the system's fields beside the event's; these are not the event's. */
  private static final Set<String> NXLOG_OWN =
      Set.of("message", "eventreceivedtime", "sourcemodulename", "sourcemoduletype");

  private WindowsJson() {}

  static WindowsFields read(Doc doc) {
    if (doc.at("winlog").isObject()) {
      return winlog(doc);
    }
    if (doc.at("Event.System").isObject()) {
      return converted(doc.at("Event"));
    }
    if (doc.has("EventID")) {
      return flat(doc);
    }
    throw new BadRecord("EventID: missing, and there is neither winlog nor Event.System");
  }

  private static WindowsFields winlog(Doc doc) {
    Doc winlog = doc.at("winlog");
    WindowsFields fields =
        new WindowsFields()
            .system("id", winlog.text("event_id"))
            .system("id", doc.text("event.code"))
            .system("provider", winlog.text("provider_name"))
            .system("channel", winlog.text("channel"))
            .system("computer", winlog.text("computer_name"))
            .system("record", winlog.text("record_id"))
            .system("time", doc.text("@timestamp"))
            .system("keywords", words(winlog.at("keywords")))
            .system("outcome", doc.text("event.outcome"))
            .system("message", doc.text("message"));
    data(fields, winlog.object("event_data"));
    data(fields, winlog.object("user_data"));
    return fields.data("UserID", winlog.text("user.identifier"));
  }

  private static String words(Doc keywords) {
    StringBuilder words = new StringBuilder(keywords.value());
    keywords.items().stream().limit(8).forEach(word -> words.append(word.value()).append(' '));
    return words.toString();
  }

  private static WindowsFields flat(Doc doc) {
    WindowsFields fields =
        new WindowsFields()
            .system("id", doc.text("EventID"))
            .system("provider", doc.text("SourceName"))
            .system("channel", doc.text("Channel"))
            .system("computer", doc.first("Hostname", "Computer"))
            .system("record", doc.first("RecordNumber", "EventRecordID"))
            .system("time", doc.first("EventTime", "TimeCreated", "TimeGenerated"))
            .system("keywords", doc.text("Keywords"))
            .system("outcome", doc.text("EventType"))
            .system("message", doc.text("Message"));
    data(fields, doc.at("EventData"));
    doc.fields().forEach((name, value) -> own(fields, name, value));
    return fields;
  }

  private static void own(WindowsFields fields, String name, Doc value) {
    if (!NXLOG_OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
      fields.data(name, value.value());
    }
  }

  private static WindowsFields converted(Doc event) {
    Doc system = event.at("System");
    WindowsFields fields =
        new WindowsFields()
            .system("id", valueOf(system.at("EventID")))
            .system("provider", attribute(system.at("Provider"), "Name"))
            .system("channel", system.text("Channel"))
            .system("computer", system.text("Computer"))
            .system("record", valueOf(system.at("EventRecordID")))
            .system("time", attribute(system.at("TimeCreated"), "SystemTime"))
            .system("keywords", system.text("Keywords"))
            .system("message", event.at("RenderingInfo").at("Message").value());
    data(fields, event.at("EventData"));
    event.at("UserData").fields().values().forEach(inner -> data(fields, inner));
    return fields.data("UserID", attribute(system.at("Security"), "UserID"));
  }

  /** An element that has attributes is an object, with its text under a name of its own. */
  private static String valueOf(Doc element) {
    return element.isObject() ? element.first("#text", "$text", "value") : element.value();
  }

  private static String attribute(Doc element, String name) {
    return element.first("#attributes." + name, "$attributes." + name, "@" + name, name);
  }

  private static void data(WindowsFields fields, Doc data) {
    for (Map.Entry<String, Doc> entry : data.fields().entrySet()) {
      fields.data(entry.getKey(), entry.getValue().value());
    }
  }
}
