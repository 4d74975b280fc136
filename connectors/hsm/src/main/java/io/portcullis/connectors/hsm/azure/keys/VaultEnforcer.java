package io.portcullis.connectors.hsm.azure.keys;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Enforcer;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.PointKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/**
 * Disables and enables the keys of one Azure Key Vault or Managed HSM, every version of a key, or
 * the one that is named. Nothing is deleted.
 */
public final class VaultEnforcer implements Enforcer, AutoCloseable {
  private final VaultConfig config;
  private final VaultApi api;
  private final Clock clock;

  public VaultEnforcer(VaultConfig config, Clock clock) {
    this.config = config;
    this.api = new VaultApi(config, clock);
    this.clock = clock;
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public PointKind kind() {
    return PointKind.HSM;
  }

  @Override
  public boolean serves(Target target) {
    return key(target).isPresent();
  }

  private Optional<VaultKey> key(Target target) {
    return target instanceof Target.OfCloudKey key
        ? VaultKey.of(key.id()).filter(k -> k.host().equalsIgnoreCase(config.vault().getHost()))
        : Optional.empty();
  }

  private interface Work {
    VaultAnswer on(List<KeyVersion> versions) throws IOException, InterruptedException;
  }

  @Override
  public Outcome enforce(Action action) {
    Instant sent = clock.instant();
    VersionSwitch versions = new VersionSwitch(api, config.timeout());
    Work work = action.want() == Want.DISABLED ? versions::disable : versions::enable;
    VaultAnswer became = answer(action, work);
    return Outcome.of(action, became.status(), became.detail(), sent, clock.instant());
  }

  @Override
  public Outcome verify(Action action) {
    Instant sent = clock.instant();
    VaultAnswer seen = answer(action, versions -> judge(versions, action.want()));
    Status status = seen.status() == Status.VERIFIED ? Status.VERIFIED : Status.FAILED;
    return Outcome.of(action, status, seen.detail(), sent, clock.instant());
  }

  private static VaultAnswer judge(List<KeyVersion> versions, Want want) {
    long enabled = versions.stream().filter(KeyVersion::enabled).count();
    boolean given = enabled > 0 && versions.stream().noneMatch(KeyVersion::taken);
    boolean holds = want == Want.DISABLED ? enabled == 0 : given;
    return new VaultAnswer(
        holds ? Status.VERIFIED : Status.FAILED,
        enabled + " of " + versions.size() + " versions are enabled");
  }

  private VaultAnswer answer(Action action, Work work) {
    Optional<VaultKey> key = key(action.target());
    if (key.isEmpty()) {
      return new VaultAnswer(Status.REFUSED, "no key of " + config.vault().getHost());
    }
    if (action.want() != Want.DISABLED && action.want() != Want.ENABLED) {
      return new VaultAnswer(
          Status.REFUSED, "a key can be DISABLED or ENABLED, not " + action.want());
    }
    return guarded(() -> work.on(meant(key.get())));
  }

  private interface Calls {
    VaultAnswer make() throws IOException, InterruptedException;
  }

  private static VaultAnswer guarded(Calls calls) {
    try {
      return calls.make();
    } catch (IOException e) {
      return VaultAnswer.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new VaultAnswer(Status.SILENT, "interrupted");
    } catch (BadRecord | IllegalStateException e) {
      return new VaultAnswer(Status.FAILED, e.getMessage());
    }
  }

  private List<KeyVersion> meant(VaultKey key) throws IOException, InterruptedException {
    List<KeyVersion> versions = api.versions(key.name());
    List<KeyVersion> meant =
        versions.stream()
            .filter(v -> key.version().filter(named -> !v.version().equals(named)).isEmpty())
            .toList();
    if (meant.isEmpty()) {
      throw VaultRefusal.noVersion();
    }
    return meant;
  }

  @Override
  public String check() {
    VaultAnswer looked =
        guarded(
            () -> {
              api.look();
              return new VaultAnswer(Status.VERIFIED, "ok");
            });
    return looked.detail();
  }

  @Override
  public void close() {
    api.close();
  }
}
