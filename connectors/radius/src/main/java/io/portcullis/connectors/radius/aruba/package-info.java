/** HPE Aruba Networking: controllers and access points, and both families of switches. */
package io.portcullis.connectors.radius.aruba;
