package dev.handback.api

/** A form with files, as browsers send it. */
class Multipart {
  static final String BOUNDARY = "----a-boundary-of-a-spec"
  static final String TYPE = "multipart/form-data; boundary=$BOUNDARY"

  /** Files by name; a list has the same name more than once. */
  static byte[] body(Map<String, String> fields, Map<String, byte[]> files) {
    def out = new ByteArrayOutputStream()
    fields.each { name, value -> out << "--$BOUNDARY\r\nContent-Disposition: form-data; name=\"$name\"\r\n\r\n$value\r\n".getBytes("UTF-8") }
    files.each { name, bytes ->
      out << "--$BOUNDARY\r\nContent-Disposition: form-data; name=\"files\"; filename=\"$name\"\r\nContent-Type: application/octet-stream\r\n\r\n".getBytes("UTF-8")
      out << bytes
      out << "\r\n".bytes
    }
    out << "--$BOUNDARY--\r\n".bytes
    out.toByteArray()
  }
}
