package io.portcullis.routes;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.Facts;
import io.portcullis.model.KeyUsers;
import io.portcullis.model.Link;

/** One value of any record, made of its components: for tests that want each kind of something. */
final class Shapes {
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
  private static final ObjectMapper PLAIN = new ObjectMapper();

  /** What will not be of any value. */
  private static final Map<Class<?>, Object> KNOWN =
      Map.of(
          String.class,
          "production",
          Instant.class,
          AT,
          Duration.class,
          Duration.ofMinutes(5),
          Alias.class,
          new Alias(AliasType.HOSTNAME, "slate-17"),
          Facts.class,
          Facts.NONE,
          Link.class,
          new Link(1, "ab", "", ""),
          KeyUsers.class,
          new KeyUsers(List.of("ann"), List.of("release"), List.of("2001:db8::/32")),
          Certificate.class,
          new Certificate(
              "CN=Some CA", "1f", "CN=slate", "", "", AT, AT.plusSeconds(86_400), false, ""));

  private Shapes() {}

  static Object of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Object one = of(generic.getActualTypeArguments()[0]);
      return generic.getRawType() == Optional.class
          ? Optional.of(one)
          : generic.getRawType() == Set.class ? Set.of(one) : List.of(one);
    }
    Class<?> raw = (Class<?>) type;
    if (KNOWN.containsKey(raw)) {
      return KNOWN.get(raw);
    }
    if (raw.isPrimitive() || raw == Boolean.class || Number.class.isAssignableFrom(raw)) {
      return number(raw);
    }
    if (raw.isSealed()) {
      return of(raw.getPermittedSubclasses()[0]);
    }
    return raw.isEnum() ? raw.getEnumConstants()[0] : made(raw);
  }

  private static Object number(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return true;
    }
    if (type == double.class) {
      return 1.0;
    }
    return type == long.class || type == Long.class ? (Object) 1L : (Object) 1;
  }

  private static Object made(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(parts).map(p -> of(p.getGenericType())).toArray();
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      return canonical.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Shapes.KNOWN needs a " + type.getSimpleName(), e);
    }
  }

  /** The same object of JSON without each of its fields, one at a time. */
  static Stream<String> lessOne(String object) {
    try {
      ObjectNode whole = (ObjectNode) PLAIN.readTree(object);
      List<String> names = new ArrayList<>();
      whole.fieldNames().forEachRemaining(names::add);
      return names.stream().map(name -> whole.deepCopy().without(name).toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
