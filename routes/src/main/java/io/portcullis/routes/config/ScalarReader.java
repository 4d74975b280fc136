package io.portcullis.routes.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.DurationText;
import io.portcullis.connectors.api.Json;

/** Turns one plain value of the file into the type that the settings record wants. */
final class ScalarReader {
  private final Path base;

  /**
   * @param base folder that relative paths start from
   */
  ScalarReader(Path base) {
    this.base = base;
  }

  /**
   * @throws IllegalArgumentException when it is not of that type; says which form is wanted
   */
  Object read(JsonNode node, Class<?> type) {
    if (!node.isValueNode()) {
      throw new IllegalArgumentException("must be a single value, is " + kind(node));
    }
    if (type == String.class) {
      return text(node);
    }
    String text = node.asText();
    return switch (type.getName()) {
      case "int", "java.lang.Integer" -> integer(text);
      case "double" -> decimal(text);
      case "boolean" -> bool(text);
      case "java.time.Duration" -> span(text);
      case "java.nio.file.Path" -> base.resolve(text);
      case "java.net.URI" -> URI.create(text);
      default -> type.isEnum() ? constant(text, type) : parsed(text, type);
    };
  }

  static String kind(JsonNode node) {
    return node.isObject() ? "a map" : node.isArray() ? "a list" : "a single value";
  }

  private static String text(JsonNode node) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException("must be text; put it in quotes");
    }
    return node.asText();
  }

  private static int integer(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be a whole number", e);
    }
  }

  private static double decimal(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be a number", e);
    }
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  private static Duration span(String text) {
    return DurationText.parse(text);
  }

  private static Object constant(String text, Class<?> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(ScalarReader::word).toList();
    int found = names.indexOf(text);
    if (found < 0) {
      throw new IllegalArgumentException("is \"" + text + "\"; " + Nearest.hint(text, names));
    }
    return type.getEnumConstants()[found];
  }

  private static String word(Object constant) {
    return Json.kebab(((Enum<?>) constant).name()).replace('_', '-');
  }

  /** Any type with a public static parse(String). */
  private Object parsed(String text, Class<?> type) {
    try {
      Method parse = type.getMethod("parse", String.class);
      Object value = parse.invoke(null, text);
      return value instanceof SecretRef secret ? secret.under(base) : value;
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " can not be bound: it has no parse(String)", e);
    }
  }
}
