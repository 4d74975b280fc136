package io.portcullis.routes.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.portcullis.connectors.api.Json;

/**
 * Binds a document to records: keys are the components in kebab case, a sealed type is written as
 * the name of one of its records, with or without settings below it. Goes on after a mistake and
 * keeps all of them.
 */
final class Binder {
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final Map<String, SecretRef> secrets = new LinkedHashMap<>();
  private final ScalarReader scalars;

  Binder(Path base) {
    scalars = new ScalarReader(base);
  }

  List<ConfigProblem> problems() {
    return problems;
  }

  /** Every secret that the document refers to, by its path. */
  Map<String, SecretRef> secrets() {
    return secrets;
  }

  /** The record, or nothing when a value in it had no stand-in; see {@link #problems}. */
  <T> Optional<T> bind(JsonNode document, Class<T> type) {
    return value(document, type, "").map(type::cast);
  }

  private Optional<Object> value(JsonNode node, Type type, String path) {
    if (type instanceof ParameterizedType generic) {
      return container(node, generic, path);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isSealed()) {
      return variant(node, plain, path);
    }
    boolean scalar =
        !plain.isRecord() || Arrays.stream(plain.getMethods()).anyMatch(Binder::parses);
    return scalar ? scalar(node, plain, path) : record(node, plain, path);
  }

  private static boolean parses(java.lang.reflect.Method method) {
    return method.getName().equals("parse") && method.getParameterCount() == 1;
  }

  private Optional<Object> container(JsonNode node, ParameterizedType type, String path) {
    Type element = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
    if (type.getRawType() == Optional.class) {
      return Optional.of(absent(node) ? Optional.empty() : value(node, element, path));
    }
    return Optional.of(
        type.getRawType() == List.class ? list(node, element, path) : map(node, element, path));
  }

  private List<Object> list(JsonNode node, Type element, String path) {
    List<Object> good = new ArrayList<>();
    if (!absent(node) && !node.isArray()) {
      problem(path, "must be a list, is " + ScalarReader.kind(node));
      return good;
    }
    for (int i = 0; i < node.size(); i++) {
      value(node.get(i), element, Paths.at(path, i)).ifPresent(good::add);
    }
    return List.copyOf(good);
  }

  private Map<String, Object> map(JsonNode node, Type element, String path) {
    Map<String, Object> good = new LinkedHashMap<>();
    if (!absent(node) && !node.isObject()) {
      problem(path, "must be a map, is " + ScalarReader.kind(node));
      return good;
    }
    node.properties()
        .forEach(
            entry ->
                value(entry.getValue(), element, Paths.join(path, entry.getKey()))
                    .ifPresent(bound -> good.put(entry.getKey(), bound)));
    return Map.copyOf(good);
  }

  private Optional<Object> scalar(JsonNode node, Class<?> type, String path) {
    if (absent(node)) {
      return problem(path, "is missing");
    }
    try {
      Object value = scalars.read(node, type);
      secrets.putAll(value instanceof SecretRef secret ? Map.of(path, secret) : Map.of());
      return Optional.of(value);
    } catch (IllegalArgumentException e) {
      return problem(path, e.getMessage());
    }
  }

  private Optional<Object> variant(JsonNode node, Class<?> type, String path) {
    Map<String, Class<?>> known = new LinkedHashMap<>();
    for (Class<?> one : type.getPermittedSubclasses()) {
      known.put(Json.kebab(one.getSimpleName()), one);
    }
    boolean named = node.isTextual() || (node.isObject() && node.size() == 1);
    if (!named) {
      return problem(path, "must be one of " + String.join(", ", known.keySet()));
    }
    String name = node.isTextual() ? node.asText() : node.fieldNames().next();
    if (!known.containsKey(name)) {
      return problem(Paths.join(path, name), "is unknown; " + Nearest.hint(name, known.keySet()));
    }
    return record(node.path(name), known.get(name), Paths.join(path, name));
  }

  private Optional<Object> record(JsonNode node, Class<?> type, String path) {
    if (!absent(node) && !node.isObject()) {
      return problem(path, "must be a map, is " + ScalarReader.kind(node));
    }
    RecordComponent[] components = type.getRecordComponents();
    List<String> known = Arrays.stream(components).map(Binder::key).toList();
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problem(Paths.join(path, key), unknown(key, type, known));
              }
            });
    List<Optional<Object>> values =
        Arrays.stream(components).map(component -> component(component, node, path)).toList();
    if (values.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return create(type, values.stream().map(Optional::get).toArray(), path);
  }

  private static String unknown(String key, Class<?> type, List<String> known) {
    return Arrays.stream(type.getAnnotationsByType(Renamed.class))
        .filter(renamed -> renamed.was().equals(key))
        .map(renamed -> "is written " + renamed.now() + " now")
        .findFirst()
        .orElseGet(() -> "unknown key; " + Nearest.hint(key, known));
  }

  private Optional<Object> component(RecordComponent component, JsonNode parent, String path) {
    String key = key(component);
    Default fallback = component.getAnnotation(Default.class);
    JsonNode node = absent(parent.path(key)) ? node(fallback) : parent.path(key);
    Type type = component.getGenericType();
    return value(node, type, Paths.join(path, key)).or(() -> standIn(fallback, type));
  }

  /** Lets the record around a wrong value still be checked, so that its own problems show too. */
  private static Optional<Object> standIn(Default fallback, Type type) {
    return new Binder(Path.of("")).value(node(fallback), type, "");
  }

  private static JsonNode node(Default fallback) {
    return fallback == null ? MissingNode.getInstance() : TextNode.valueOf(fallback.value());
  }

  private Optional<Object> create(Class<?> type, Object[] values, String path) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return Optional.of(type.getDeclaredConstructor(types).newInstance(values));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Refused refused) {
        refused.problems().forEach(problem -> problems.add(problem.below(path)));
        return Optional.empty();
      }
      throw new IllegalStateException(type + " refused without saying why", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " can not be bound", e);
    }
  }

  private Optional<Object> problem(String path, String message) {
    problems.add(new ConfigProblem(path, message));
    return Optional.empty();
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  static String key(RecordComponent component) {
    Key key = component.getAnnotation(Key.class);
    return key == null ? Json.kebab(component.getName()) : key.value();
  }
}
