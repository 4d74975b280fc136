package io.portcullis.routes.transmit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.portcullis.connectors.api.PrivateFile;
import io.portcullis.connectors.idp.ssf.transmit.TransmitterKey;
import io.portcullis.routes.config.SecretRef;
import io.portcullis.routes.config.TransmitterSettings;

/** The key that tokens are signed by: the configured one, or this hub's own. */
final class KeyFile {
  private static final String OWN = "ssf/signing-key.pem";

  private KeyFile() {}

  /**
   * @throws IllegalArgumentException saying what is wrong with which key
   */
  static TransmitterKey open(TransmitterSettings settings, Path data) {
    SecretRef place = settings.key().orElseGet(() -> own(settings, data.resolve(OWN)));
    try {
      return TransmitterKey.read(place.reveal(), settings.algorithm());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IllegalArgumentException("transmitter.key: " + place + " " + plain(e, place), e);
    }
  }

  private static SecretRef own(TransmitterSettings settings, Path file) {
    if (!Files.exists(file)) {
      String made = TransmitterKey.generate(settings.algorithm());
      try {
        PrivateFile.write(file, made.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        throw new UncheckedIOException("can not write " + file, e);
      }
    }
    return new SecretRef(SecretRef.Place.FILE, file.toAbsolutePath().toString());
  }

  /** A secret that can not be read says itself which one it is. */
  private static String plain(RuntimeException e, SecretRef place) {
    return e.getMessage().replace(place + " ", "");
  }
}
