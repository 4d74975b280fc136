package io.portcullis.connectors.hsm.azure.keys;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;

/**
 * One version of a key. Each of them works for as long as it is enabled, not the newest alone.
 *
 * @param path below the vault, with the name as it was first written
 */
record KeyVersion(String path, boolean enabled, Map<String, String> tags) {
  /** On a version that the hub disabled: enabling gives back these, and no other. */
  static final String TAG = "portcullis";

  static final String TAKEN = "disabled";

  /** Key Vault keeps no more of them. */
  static final int MAX_TAGS = 15;

  /**
   * @throws BadRecord when it is no item of a list of versions
   */
  static KeyVersion of(Doc item) {
    String[] parts = item.need("kid").split("/keys/", 2);
    if (parts.length != 2 || !parts[1].matches("[A-Za-z0-9-]{1,127}/[0-9a-fA-F]{32}")) {
      throw new BadRecord("kid: is no address of a version");
    }
    if (!item.has("attributes.enabled")) {
      throw new BadRecord("attributes.enabled: missing");
    }
    Map<String, String> tags = new HashMap<>();
    item.at("tags").fields().forEach((name, value) -> tags.put(name, value.value()));
    return new KeyVersion("/keys/" + parts[1], item.flag("attributes.enabled"), Map.copyOf(tags));
  }

  String version() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The hub took it out of use. */
  boolean taken() {
    return TAKEN.equals(tags.get(TAG));
  }

  /** What is to be asked for, so that it is in use no longer. */
  Map<String, Object> disabled() {
    Map<String, String> marked = new LinkedHashMap<>(tags);
    if (tags.size() < MAX_TAGS || tags.containsKey(TAG)) {
      marked.put(TAG, TAKEN);
    }
    return Map.of("attributes", Map.of("enabled", false), "tags", marked);
  }

  /** What is to be asked for, so that it is in use again. */
  Map<String, Object> givenBack() {
    Map<String, String> unmarked = new LinkedHashMap<>(tags);
    unmarked.remove(TAG);
    return Map.of("attributes", Map.of("enabled", true), "tags", unmarked);
  }
}
