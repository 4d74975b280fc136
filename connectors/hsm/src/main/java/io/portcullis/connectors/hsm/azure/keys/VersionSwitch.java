package io.portcullis.connectors.hsm.azure.keys;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.portcullis.model.Outcome.Status;

/**
 * Takes the versions of a key out of use and gives back those that it took. An old version still
 * decrypts and signs, so all of them are meant; which of them were in use is written on each as a
 * tag, in the same call.
 *
 * @param within for all calls together; what is left is done by the next attempt
 */
record VersionSwitch(VaultApi api, Duration within) {

  VaultAnswer disable(List<KeyVersion> versions) throws IOException, InterruptedException {
    List<KeyVersion> inUse = versions.stream().filter(KeyVersion::enabled).toList();
    int done = change(inUse, KeyVersion::disabled);
    return answer(done, inUse.size(), "disabled %d of %d versions", versions.size());
  }

  VaultAnswer enable(List<KeyVersion> versions) throws IOException, InterruptedException {
    List<KeyVersion> taken = versions.stream().filter(KeyVersion::taken).toList();
    if (taken.isEmpty() && versions.stream().noneMatch(KeyVersion::enabled)) {
      return new VaultAnswer(
          Status.REFUSED,
          "disabled, but not by Portcullis: which versions were in use is not known");
    }
    int done = change(taken, KeyVersion::givenBack);
    return answer(done, taken.size(), "enabled %d of %d versions", versions.size());
  }

  private int change(List<KeyVersion> versions, Function<KeyVersion, Map<String, Object>> to)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + within.toNanos();
    int done = 0;
    for (KeyVersion version : versions) {
      if (System.nanoTime() - until > 0) {
        return done;
      }
      api.update(version, to.apply(version));
      done++;
    }
    return done;
  }

  private static VaultAnswer answer(int done, int meant, String form, int all) {
    String detail = form.formatted(done, all);
    return done < meant
        ? new VaultAnswer(Status.FAILED, detail + " in time, " + (meant - done) + " are left")
        : new VaultAnswer(Status.ACKNOWLEDGED, meant == 0 ? "already so: " + detail : detail);
  }
}
