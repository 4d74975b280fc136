package io.portcullis.routes.intake;

import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.apache.camel.component.netty.DefaultChannelHandlerFactory;

/**
 * Cuts a TCP stream into syslog messages. Octet counting and newline framing (RFC 6587 sections
 * 3.4.1 and 3.4.2) may follow each other on one connection: a message that starts with a digit is
 * counted, one that starts with anything else ends at the next newline.
 */
final class SyslogFrames extends ByteToMessageDecoder {
  /** A longer message is cut there; what follows, up to the next newline, is dropped. */
  static final int MAX_FRAME = 64 * 1024;

  private static final int MAX_COUNT_DIGITS = 7;
  private boolean skipping;

  static final class Factory extends DefaultChannelHandlerFactory {
    @Override
    public ChannelHandler newChannelHandler() {
      return new SyslogFrames();
    }
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (!in.isReadable()) {
      return;
    }
    byte first = in.getByte(in.readerIndex());
    if (!skipping && first >= '1' && first <= '9') {
      counted(in, out);
    } else {
      line(in, out);
    }
  }

  /** "LENGTH SP MESSAGE". A length that is no length makes it a line like any other. */
  private void counted(ByteBuf in, List<Object> out) {
    int length = 0;
    int digits = 0;
    int at = in.readerIndex();
    while (digits <= MAX_COUNT_DIGITS && at + digits < in.writerIndex()) {
      byte b = in.getByte(at + digits);
      if (b == ' ') {
        frame(in, out, digits + 1, length);
        return;
      }
      if (b < '0' || b > '9') {
        line(in, out);
        return;
      }
      length = length * 10 + (b - '0');
      digits++;
    }
    if (digits > MAX_COUNT_DIGITS) {
      line(in, out);
    }
  }

  private void frame(ByteBuf in, List<Object> out, int header, int length) {
    if (length > MAX_FRAME) {
      line(in, out);
    } else if (in.readableBytes() >= header + length) {
      in.skipBytes(header);
      out.add(read(in, length));
    }
  }

  private void line(ByteBuf in, List<Object> out) {
    int end = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
    if (end >= 0) {
      finish(in, out, end - in.readerIndex());
      in.skipBytes(1);
    } else if (in.readableBytes() > MAX_FRAME) {
      if (!skipping) {
        out.add(read(in, MAX_FRAME));
      }
      in.skipBytes(in.readableBytes());
      skipping = true;
    }
  }

  private void finish(ByteBuf in, List<Object> out, int length) {
    if (skipping || length == 0) {
      in.skipBytes(length);
    } else {
      out.add(read(in, length));
    }
    skipping = false;
  }

  /** A line that the sender did not end before it closed is a line all the same. */
  @Override
  protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    while (in.isReadable()) {
      int before = in.readableBytes();
      decode(context, in, out);
      if (in.readableBytes() == before) {
        finish(in, out, before);
      }
    }
  }

  private static byte[] read(ByteBuf in, int length) {
    byte[] bytes = new byte[length];
    in.readBytes(bytes);
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] == '\r' || bytes[end - 1] == '\n' || bytes[end - 1] == 0)) {
      end--;
    }
    return java.util.Arrays.copyOf(bytes, end);
  }
}
