/**
 * A real wired 802.1X network on one machine: FreeRADIUS, hostapd, wpa_supplicant, in network
 * namespaces of their own.
 */
package io.portcullis.lab.net;
