package io.portcullis.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;

/**
 * What a benchmark ran on: figures mean nothing without it.
 *
 * @param memoryMebibytes of the whole machine
 */
public record Machine(String cpu, int cores, long memoryMebibytes, String os, String jdk) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  public static Machine here() {
    long memory =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
            ? os.getTotalMemorySize() >> 20
            : 0;
    return new Machine(
        processor(),
        Runtime.getRuntime().availableProcessors(),
        memory,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vendor.version", "") + " " + System.getProperty("java.version"));
  }

  private static String processor() {
    if (!Files.isReadable(CPU_INFO)) {
      return System.getProperty("os.arch");
    }
    try {
      return model(Files.readAllLines(CPU_INFO));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  static String model(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  @Override
  public String toString() {
    return "%s, %d cores, %d MiB, %s, JDK %s"
        .formatted(cpu, cores, memoryMebibytes, os, jdk.strip());
  }
}
