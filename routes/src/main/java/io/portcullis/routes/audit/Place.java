package io.portcullis.routes.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.export.ExportFolder;
import io.portcullis.evidence.verify.Records;

/**
 * A trail where it lies.
 *
 * @param source "export", "elasticsearch" or "kafka"
 * @param keys and time-stamping authorities that lie there, too: found, not given
 * @param closing lets go of it
 */
public record Place(
    String source,
    Records records,
    Optional<Path> checkpoints,
    Optional<Path> witnesses,
    List<CheckpointKey> keys,
    List<X509Certificate> stamps,
    Runnable closing)
    implements AutoCloseable {

  /**
   * @throws IOException when it is no export
   */
  public static Place folder(Path folder) throws IOException {
    ExportFolder export = ExportFolder.open(folder);
    return new Place(
        "export",
        export,
        export.checkpoints(),
        export.witnesses(),
        export.keys(),
        export.stamps(),
        () -> {});
  }

  @Override
  public void close() {
    closing.run();
  }
}
