package io.portcullis.bench.hub;

/** One device of the estate: its names follow from its number. */
record Device(int number) {
  String name() {
    return "bench-%05d".formatted(number);
  }

  String mdm() {
    return "d0d0d0d0-0000-4000-8000-%012x".formatted(number);
  }

  String sensor() {
    return "%032x".formatted(0xbe000000L + number);
  }

  String mac() {
    return "02-BE-00-%02X-%02X-%02X"
        .formatted(number >> 16 & 0xff, number >> 8 & 0xff, number & 0xff);
  }

  /** Of a certificate that no authority of this hub issued. */
  String foreignSerial() {
    return Integer.toHexString(0x10_0000 + number);
  }

  String session() {
    return "BENCH%08X".formatted(number);
  }
}
