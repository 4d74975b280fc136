package io.portcullis.routes.decide;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

import io.portcullis.model.Policy;

/**
 * The rules this partition decides by. Kept beside the subjects, so that all signals from one place
 * of the log on are decided by the same rules, on whichever hub.
 */
final class ActivePolicy {
  static final String STORE = "policy";
  private static final String DIGEST = "digest";

  private final KeyValueStore<String, byte[]> store;
  private final Policies policies;
  private Policy policy;

  ActivePolicy(ProcessorContext<String, byte[]> context, Policies policies) {
    this.store = context.getStateStore(STORE);
    this.policies = policies;
    byte[] digest = store.get(DIGEST);
    this.policy =
        digest == null
            ? policies.initial()
            : policies.byDigest(new String(digest, StandardCharsets.UTF_8));
  }

  Policy policy() {
    return policy;
  }

  void switchTo(String digest) {
    store.put(DIGEST, digest.getBytes(StandardCharsets.UTF_8));
    policy = policies.byDigest(digest);
  }
}
