package io.portcullis.connectors.hsm.pkcs11;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Where a PIN lies; never the PIN itself, so printing this is harmless. */
public sealed interface PinReference {
  /** No token takes a longer one; a larger file is some other file. */
  int MAX_PIN = 256;

  /**
   * Reads the PIN anew, so that a changed one counts at the next login. The caller wipes it.
   *
   * @throws IOException when it is not there, empty, or longer than {@link #MAX_PIN}; the message
   *     names the reference only
   */
  char[] read(Map<String, String> environment) throws IOException;

  /**
   * @param text "env:NAME" or "file:PATH"
   * @throws IllegalArgumentException for any other form, above all for a PIN written out
   */
  static PinReference parse(String text) {
    if (text.startsWith("env:") && text.length() > "env:".length()) {
      return new InEnvironment(text.substring("env:".length()));
    }
    if (text.startsWith("file:") && text.length() > "file:".length()) {
      return new InFile(Path.of(text.substring("file:".length())));
    }
    // The text may be a PIN, so it is not repeated here.
    throw new IllegalArgumentException("pin: must be env:NAME or file:PATH, never the PIN itself");
  }

  /** In an environment variable of the hub. Its text cannot be wiped there; a file can. */
  record InEnvironment(String variable) implements PinReference {
    @Override
    public char[] read(Map<String, String> environment) throws IOException {
      String pin = environment.getOrDefault(variable, "");
      if (pin.isEmpty() || pin.length() > MAX_PIN) {
        throw new IOException("pin: environment variable " + variable + " is empty or too long");
      }
      return pin.toCharArray();
    }
  }

  /** In a file, without the line end. */
  record InFile(Path path) implements PinReference {
    @Override
    public char[] read(Map<String, String> environment) throws IOException {
      if (!Files.isRegularFile(path) || Files.size(path) > MAX_PIN) {
        throw new IOException("pin: file " + path + " is missing or too long");
      }
      byte[] bytes = Files.readAllBytes(path);
      char[] pin = Pins.decode(bytes, Pins.withoutLineEnd(bytes));
      if (pin.length == 0) {
        throw new IOException("pin: file " + path + " is empty");
      }
      return pin;
    }
  }

  /** Characters and bytes without a String between them, each wiped by whom it was made for. */
  final class Pins {
    private Pins() {}

    /** Takes the first {@code length} bytes as UTF-8 and wipes all of them. */
    public static char[] decode(byte[] bytes, int length) {
      CharBuffer chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
      char[] pin = new char[chars.remaining()];
      chars.get(pin);
      Arrays.fill(chars.array(), '\0');
      Arrays.fill(bytes, (byte) 0);
      return pin;
    }

    /** UTF-8; the characters stay as they are. */
    public static byte[] encode(char[] pin) {
      ByteBuffer buffer = StandardCharsets.UTF_8.encode(CharBuffer.wrap(pin));
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      Arrays.fill(buffer.array(), (byte) 0);
      return bytes;
    }

    private static int withoutLineEnd(byte[] bytes) {
      int end = bytes.length;
      while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
        end--;
      }
      return end;
    }
  }
}
