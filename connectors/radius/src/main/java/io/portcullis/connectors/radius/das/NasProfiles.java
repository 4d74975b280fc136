package io.portcullis.connectors.radius.das;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;

import io.portcullis.connectors.api.Json;

/** The NAS profiles by name: the shipped ones, and those a user adds. */
public final class NasProfiles {
  private static final String SHIPPED = "nas-profiles.json";

  private final Map<String, NasProfile> byName = new TreeMap<>();

  private NasProfiles(Collection<NasProfile> profiles) {
    profiles.forEach(p -> byName.put(p.name(), p));
  }

  /** generic, hostapd, freeradius, cisco, aruba. */
  public static NasProfiles shipped() {
    try (InputStream in = NasProfiles.class.getResourceAsStream(SHIPPED)) {
      return new NasProfiles(read(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * These and more, from a JSON array in the form of the shipped file; same name replaces.
   *
   * @throws IllegalArgumentException saying what is wrong in the document
   */
  public NasProfiles with(byte[] json) {
    NasProfiles all = new NasProfiles(byName.values());
    try {
      read(json).forEach(p -> all.byName.put(p.name(), p));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("NAS profiles: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /**
   * @throws IllegalArgumentException naming the profiles there are
   */
  public NasProfile named(String name) {
    NasProfile profile = byName.get(name);
    if (profile == null) {
      throw new IllegalArgumentException(
          "profile: no NAS profile " + name + "; there are " + byName.keySet());
    }
    return profile;
  }

  private static List<NasProfile> read(byte[] json) throws IOException {
    return Json.VENDOR.readValue(json, new TypeReference<List<NasProfile>>() {});
  }
}
