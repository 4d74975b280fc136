package io.portcullis.connectors.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;

import io.portcullis.model.Listing;
import io.portcullis.model.Standing;

/**
 * The one JSON form of the model. Kinds of a sealed type are told apart by a "kind" out of its own
 * closed list, so no class name ever comes from outside.
 */
public final class Json {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final int MAX_DEPTH = 64;
  private static final int MAX_STRING = 1 << 20;

  /** For the hub's own topics, stores and answers. Unknown fields are skipped: state ages. */
  public static final ObjectMapper MAPPER = base().build();

  /** For vendors' documents: bounded depth and sizes, no duplicate keys. */
  public static final ObjectMapper VENDOR = vendor();

  /** Asked for with every record. */
  private static final ClassValue<String> KINDS =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return kebab(type.getSimpleName());
        }
      };

  private Json() {}

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws UncheckedIOException when the bytes are not that type
   */
  public static <T> T read(byte[] bytes, Class<T> type) {
    try {
      return MAPPER.readValue(bytes, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Registers the kinds of a sealed type: "PostureChanged" is written "posture-changed". */
  public static JsonMapper.Builder sealed(JsonMapper.Builder mapper, Class<?> type) {
    for (Class<?> kind : type.getPermittedSubclasses()) {
      mapper.registerSubtypes(new NamedType(kind, kebab(kind.getSimpleName())));
    }
    return mapper.addMixIn(type, Kinds.class);
  }

  public static JsonMapper.Builder base() {
    JsonMapper.Builder mapper =
        JsonMapper.builder()
            .addModule(times())
            .addModule(new Jdk8Module())
            // Reads and writes records by compiled accessors, not by reflection.
            .addModule(new BlackbirdModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    mapper.addMixIn(io.portcullis.model.Trust.class, FormerNames.class);
    mapper.addMixIn(io.portcullis.model.Statement.KeyOperated.class, Untold.class);
    mapper.addMixIn(io.portcullis.model.Statement.CertificateIssued.class, Marked.class);
    mapper.addMixIn(io.portcullis.model.Statement.RequestTold.class, Requested.class);
    mapper.addMixIn(io.portcullis.model.Statement.KeyObserved.class, Read.class);
    mapper.addMixIn(io.portcullis.model.KeyReading.class, Read.class);
    mapper.addMixIn(io.portcullis.model.Probe.class, Probed.class);
    mapper.addMixIn(io.portcullis.model.WatchedService.class, Watched.class);
    sealed(mapper, io.portcullis.model.Statement.class);
    sealed(mapper, io.portcullis.model.guard.GuardInput.class);
    sealed(mapper, io.portcullis.model.Announcement.Change.class);
    return sealed(mapper, io.portcullis.model.Target.class);
  }

  private static JavaTimeModule times() {
    JavaTimeModule times = new JavaTimeModule();
    times.addDeserializer(Instant.class, new InstantReader());
    return times;
  }

  /** What the JSON calls this kind of a sealed type. */
  public static String kind(Object value) {
    return KINDS.get(value.getClass());
  }

  public static String kebab(String name) {
    return HUMP.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  private static ObjectMapper vendor() {
    // Looked for where a tree is made, which costs less than in the stream.
    ObjectMapper mapper =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(MAX_STRING)
                .maxNumberLength(100)
                .build());
    return mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  private interface Kinds {}

  /** Most sources do not tell them, of uses that come by thousands. */
  interface Untold {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    String job();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    String environment();
  }

  /** A word of the entrance about few; no parser says it. And most are approved by nobody. */
  interface Marked {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean mustAsk();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    String approver();
  }

  /** Most are told by no person, and concern nobody. */
  interface Requested {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    String profile();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    String approver();

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean mustApprove();
  }

  /** A token lists nothing. */
  interface Read {
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<io.portcullis.model.KeyListed> listed();
  }

  /** Most lists bring nothing new. */
  interface Probed {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Listing> fresh();
  }

  /** Likewise. */
  interface Watched {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Listing> listed();
  }

  /** What a component was called in state that an earlier release wrote. */
  interface FormerNames {
    @JsonAlias("no")
    Optional<Standing> declined();
  }
}
