package io.portcullis.connectors.ca.custom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.authority.Escape;
import io.portcullis.connectors.ca.authority.Require;

/** A body with placeholders, each escaped for where it stands. */
sealed interface Body {
  String contentType();

  byte[] fill(Values values);

  /** There is none. */
  record None() implements Body {
    @Override
    public String contentType() {
      return "";
    }

    @Override
    public byte[] fill(Values values) {
      return new byte[0];
    }
  }

  /** JSON; a text that is exactly {@code {#reason.code}} becomes a number. */
  record OfJson(JsonNode template, Wish wish) implements Body {
    static OfJson of(String text, Wish wish, String where) {
      Require.that(text.length() <= Template.MAX, where + ": longer than " + Template.MAX);
      try {
        JsonNode template = Json.VENDOR.readTree(text);
        JsonFill.check(template, wish, where);
        return new OfJson(template, wish);
      } catch (IOException e) {
        throw new IllegalArgumentException(
            where + ": is not JSON; placeholders stand in texts, numbers as \"{#reason.code}\"");
      }
    }

    @Override
    public String contentType() {
      return "application/json";
    }

    @Override
    public byte[] fill(Values values) {
      return Json.bytes(JsonFill.fill(template, wish, values));
    }
  }

  /** Fields as an HTML form sends them. */
  record OfForm(Map<String, Template> fields) implements Body {
    static OfForm of(Map<String, String> fields, Wish wish, String where) {
      Map<String, Template> templates = new LinkedHashMap<>();
      // In an order that does not change from one start to the next.
      fields.keySet().stream()
          .sorted()
          .forEach(
              name -> templates.put(name, Template.of(fields.get(name), wish, where + "." + name)));
      return new OfForm(templates);
    }

    @Override
    public String contentType() {
      return "application/x-www-form-urlencoded";
    }

    @Override
    public byte[] fill(Values values) {
      return fields.entrySet().stream()
          .map(
              field ->
                  Escape.parameter(field.getKey())
                      + "="
                      + Escape.parameter(field.getValue().fill(values, v -> v)))
          .collect(Collectors.joining("&"))
          .getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** A text of no known form, so only what needs no escaping may stand in it. */
  record OfText(Template template) implements Body {
    static OfText of(String text, Wish wish, String where) {
      Template template = Template.of(text, wish, where);
      Require.that(
          !template.free(), where + ": {issuer} can not be escaped here; take json or form");
      return new OfText(template);
    }

    @Override
    public String contentType() {
      return "text/plain; charset=utf-8";
    }

    @Override
    public byte[] fill(Values values) {
      return template.fill(values, v -> v).getBytes(StandardCharsets.UTF_8);
    }
  }
}
