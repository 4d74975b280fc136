package io.portcullis.connectors.idp.googleworkspace;

import java.util.Optional;

import io.portcullis.connectors.api.Doc;

/** One event of an activity: what was done, and its parameters by name. */
record Event(Doc doc) {

  String name() {
    return doc.need("name");
  }

  String type() {
    return doc.text("type");
  }

  /** The first of these parameters that has a value; of several values the first. */
  String first(String... names) {
    for (String name : names) {
      String value = parameter(name).map(Event::value).orElse("");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private Optional<Doc> parameter(String name) {
    return doc.list("parameters").stream()
        .filter(Doc::isObject)
        .filter(parameter -> parameter.at("name").value().equalsIgnoreCase(name))
        .findFirst();
  }

  private static String value(Doc parameter) {
    String value = parameter.first("value", "intValue", "boolValue");
    return value.isEmpty()
        ? parameter.list("multiValue").stream().findFirst().map(Doc::value).orElse("")
        : value;
  }
}
