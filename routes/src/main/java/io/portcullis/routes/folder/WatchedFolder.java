package io.portcullis.routes.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.Source;

/** A source whose records lie in the files of a folder on this machine. */
public final class WatchedFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

  private final AuthSettings.Folder settings;
  private final FolderWatch watch;
  private final Thread thread;

  private WatchedFolder(AuthSettings.Folder settings, FolderWatch watch, String name) {
    this.settings = settings;
    this.watch = watch;
    this.thread = Thread.ofVirtual().name("folder-" + name).start(this::run);
  }

  /**
   * @param stored where it is kept which files were taken
   */
  public static WatchedFolder start(
      AuthSettings.Folder settings, Path stored, Source source, Intake intake) {
    FolderWatch watch =
        new FolderWatch(
            settings.path(), settings.files(), new FolderPlace(stored), taker(source, intake));
    return new WatchedFolder(settings, watch, source.name());
  }

  private static FolderTaker taker(Source source, Intake intake) {
    return new FolderTaker() {
      @Override
      public CompletableFuture<Void> take(byte[] body, String place) {
        return intake.accept(source, body, place).durable();
      }

      @Override
      public CompletableFuture<Void> refuse(String place, String reason) {
        return intake.refused(source.name(), new byte[0], place, reason);
      }
    };
  }

  private void run() {
    try {
      while (true) {
        step();
        Thread.sleep(settings.every());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() {
    try {
      watch.step();
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} is looked through again later: {}", settings.path(), e.toString());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
