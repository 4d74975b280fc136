package io.portcullis.routes.setup;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing that has to be in Elasticsearch.
 *
 * @param kind for people: "index template"
 * @param path where it is read
 * @param body how it has to be
 * @param inside where it stands in the answer to a reading, as a JSON pointer
 * @param write where it is written to, with PUT
 */
record Thing(String kind, String name, String path, JsonNode body, String inside, String write) {

  static Thing component(String name, JsonNode body) {
    String path = "/_component_template/" + name;
    String inside = "/component_templates/0/component_template";
    return new Thing("component template", name, path, body, inside, path);
  }

  static Thing index(String name, JsonNode body) {
    String path = "/_index_template/" + name;
    return new Thing("index template", name, path, body, "/index_templates/0/index_template", path);
  }

  /** {@code body} empty: that it is there is enough. */
  static Thing stream(String name, JsonNode body) {
    String path = "/_data_stream/" + name;
    return new Thing("data stream", name, path, body, "/data_streams/0", path);
  }

  /** For how long a stream keeps documents. */
  static Thing lifecycle(String stream, JsonNode body) {
    String path = "/_data_stream/" + stream;
    return new Thing(
        "lifecycle", stream, path, body, "/data_streams/0/lifecycle", path + "/_lifecycle");
  }

  static Thing role(String name, JsonNode body) {
    String path = "/_security/role/" + name;
    return new Thing("role", name, path, body, "/" + name, path);
  }

  String label() {
    return kind + " " + name;
  }
}
