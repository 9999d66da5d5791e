"""What the fuzzing of CAP begins with: messages of our own, and the sample messages where they can be had."""

import os
from functools import cache
from pathlib import Path

SAMPLES = Path(os.environ.get("TOCSIN_SHARED", Path(__file__).parents[3] / "shared")) / "cap" / "samples"
LARGEST = 12_000
"""Bytes of a sample; a larger one tells the fuzzer nothing new and costs it much time."""

FULL = b"""<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>example-2</identifier><sender>desk@example.org</sender><sent>2024-11-20T09:30:00+02:00</sent>
  <status>Exercise</status><msgType>Update</msgType><source>duty desk</source><scope>Private</scope>
  <restriction>staff</restriction><addresses>a@example.org "Room 7"</addresses><code>x-1</code><code>x-2</code>
  <note>Exercise &#x201C;North&#8221; &amp; South</note>
  <references>desk@example.org,example-1,2024-11-20T08:00:00+02:00</references><incidents>flood "river Sava"</incidents>
  <info><language>en</language><category>Met</category><category>Safety</category><event>flood</event>
    <responseType>Evacuate</responseType><urgency>Immediate</urgency><severity>Extreme</severity>
    <certainty>Observed</certainty><audience>everyone</audience>
    <eventCode><valueName>SAME</valueName><value>FLW</value></eventCode>
    <effective>2024-11-20T09:30:00+02:00</effective><onset>2024-11-20T10:00:00+02:00</onset>
    <expires>2024-11-20T18:00:00+02:00</expires><senderName>Desk</senderName><headline>Flood</headline>
    <description>Water rises &lt;fast&gt;.</description><instruction>Leave.</instruction>
    <web>https://example.org/a?b=1&amp;c=2</web><contact>112</contact>
    <parameter><valueName>level</valueName><value>4; red; Extreme</value></parameter>
    <resource><resourceDesc>map</resourceDesc><mimeType>image/png</mimeType><size>4</size>
      <uri>https://example.org/m.png</uri><derefUri>aGVsbG8=</derefUri>
      <digest>aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d</digest></resource>
    <area><areaDesc>Lowlands</areaDesc><polygon>50.1,30.1 50.2,30.1 50.2,30.2 50.1,30.1</polygon>
      <circle>50.4,30.5 12.5</circle><geocode><valueName>ISO 3166-2</valueName><value>UA-30</value></geocode>
      <altitude>100</altitude><ceiling>200.5</ceiling></area>
  </info>
</alert>"""
PLAIN = b"""<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>e</identifier><sender>s</sender>
<sent>2024-11-20T09:30:00-00:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
<info><category>Fire</category><event>fire</event><urgency>Future</urgency><severity>Minor</severity>
<certainty>Possible</certainty><area><areaDesc>here</areaDesc></area></info></alert>"""
PREFIXED = PLAIN.replace(b"<alert xmlns", b"<c:alert xmlns:c")
for _name in (b"alert>", b"identifier", b"sender", b"sent>", b"status", b"msgType", b"scope", b"info", b"category"):
    PREFIXED = PREFIXED.replace(b"<" + _name, b"<c:" + _name).replace(b"</" + _name, b"</c:" + _name)
OLD = PLAIN.replace(b"cap:1.2", b"cap:1.1").replace(b"<scope>", b"<password>p</password><scope>")
OLDEST = PLAIN.replace(b"urn:oasis:names:tc:emergency:cap:1.2", b"http://www.incident.com/cap/1.0")
SIGNED = FULL.replace(
    b"</alert>",
    b'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>'
    b'<CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>'
    b'<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><Reference URI=""><Transforms>'
    b'<Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/></Transforms>'
    b'<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue>AAAA</DigestValue></Reference>'
    b"</SignedInfo><SignatureValue>AAAA</SignatureValue><KeyInfo><X509Data><X509Certificate>AAAA</X509Certificate>"
    b"</X509Data></KeyInfo></Signature></alert>",
)
OURS = (FULL, PLAIN, PREFIXED, OLD, OLDEST, SIGNED)


@cache
def seeds() -> tuple[bytes, ...]:
    """Ours, twenty times each, then every sample that is not too large, in the order of their names."""
    paths = sorted(path for path in SAMPLES.rglob("*") if path.is_file() and path.stat().st_size <= LARGEST)
    return (*OURS * 20, *(path.read_bytes() for path in paths))
