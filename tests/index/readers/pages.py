"""Invented news pages in the styles of Korean publishing systems and portals."""

from __future__ import annotations

# The sentences that every page tells, a paragraph a line.
BODY = (
    "가람시가 옛 방직 공장 터에 새 도서관을 열었다. 지하 1층, 지상 4층에 책 9만 권을 갖췄다.\n"
    "홍두레 관장은 “밤 10시까지 불을 켜 두겠다”며 “누구나 쉬어 가는 집이 되길 바란다”고 말했다.\n"
    "도서관은 오는 12일 개관을 기념하는 낭독회를 연다. 참가비는 없다."
)
SENTENCES = BODY.split("\n")

NDSOFT = f"""<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8">
<title>가람시, 방직 공장 터에 새 도서관 &lt; 지역 &lt; 기사본문 - 새벽신문</title>
<meta property="og:title" content="가람시, 방직 공장 터에 새 도서관 - 새벽신문">
<meta property="og:site_name" content="새벽신문">
<meta property="og:url" content="https://www.dawn.example.kr/news/articleView.html?idxno=20431">
<link rel="canonical" href="https://www.dawn.example.kr/news/articleView.html?idxno=20431">
<meta name="author" content="홍가람 기자">
<meta property="article:published_time" content="2024-03-05T10:42:00+09:00">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"가람시, 방직 공장 터에 새 도서관","datePublished":"2024-03-05T10:42:00+09:00",
"author":{{"@type":"Person","name":"홍가람 기자"}},
"publisher":{{"@type":"Organization","name":"새벽신문"}}}}</script>
<style>.a {{ color: red }}</style></head><body>
<header><ul id="nav"><li><a href="/">정치</a></li><li>경제</li><li>사회</li></ul></header>
<h3 class="heading">가람시, 방직 공장 터에 새 도서관</h3>
<ul class="infomation"><li>홍가람 기자</li><li>입력 2024.03.05 10:42</li><li>댓글 0</li></ul>
<article id="article-view-content-div" itemprop="articleBody">
<div style="text-align:center"><figure class="photo-layout"><img src="a.jpg">
<figcaption>새 도서관의 저녁. (사진=가람시)</figcaption></figure></div>
<p>[새벽신문&nbsp;홍가람 기자] {SENTENCES[0]}</p>
<p>{SENTENCES[1]}</p><p>&nbsp;</p>
<script>googletag.cmd.push(function() {{ googletag.display("광고가 나오는 자리입니다"); }});</script>
<div class="ad"><a href="x">[광고]</a></div>
<p>{SENTENCES[2]}</p>
<p>관련기사</p><ul><li>가람시, 버스 노선 바꾼다</li><li>두레천 벚꽃 축제 열린다</li></ul>
</article>
<div class="copyright">저작권자 © 새벽신문 무단전재 및 재배포 금지</div>
<section id="replies"><h4>댓글 2</h4><p>달님: 드디어 문을 여네요. 정말 기다렸어요.</p></section>
<footer>등록번호 : 서울 아 99999 | 등록일 : 2009-08-03 | 발행인 : 김하늘</footer></body></html>"""

# Paragraphs apart by <br>, the outlet named beside the portal, the clock in an attribute.
PORTAL = f"""<!doctype html><html><head><meta charset="utf-8">
<title>가람시, 방직 공장 터에 새 도서관 : 네이버 뉴스</title>
<meta property="og:title" content="가람시, 방직 공장 터에 새 도서관">
<meta property="og:site_name" content="네이버 뉴스">
<meta property="og:article:author" content="한빛경제 | 네이버">
<meta name="twitter:creator" content="한빛경제">
<meta property="og:url" content="https://n.news.example.com/article/099/0000012345">
</head><body><div id="ct">
<h2 id="title_area"><span>가람시, 방직 공장 터에 새 도서관</span></h2>
<span class="media_end_head_info_datestamp_time _ARTICLE_DATE_TIME"
 data-date-time="2024-03-05 10:42:31">2024.03.05. 오전 10:42</span>
<em class="media_end_head_journalist_name">홍가람 기자</em>
<div id="newsct_article"><article id="dic_area">
<strong class="media_end_summary">새 도서관 문 열어</strong><br><br>
<span class="end_photo_org"><div class="nbd_im_w"><img data-src="a.jpg">
<em class="img_desc">새 도서관의 저녁. 가람시 제공</em></div></span>
(가람=한빛경제) 홍가람 기자 = {SENTENCES[0]}<br><br>{SENTENCES[1]}<br><br>{SENTENCES[2]}<br>
</article></div>
<p class="byline_p">홍가람 기자(garam@hanbit.example.kr)</p>
<div class="u_cbox"><h3>전체 댓글 3</h3><span>별밤</span><span>2024.03.05 11:00</span>
<p>우리 동네에도 도서관을 지어 주세요. 부럽습니다.</p></div></div></body></html>"""

# Body in table cells, capital tags, no JSON-LD, no meta but a title; a table of figures.
OLD = f"""<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=euc-kr">
<TITLE>두레일보 - 똠방 마을, 도서관 열다</TITLE></HEAD><BODY>
<TABLE width=600><TR><TD><A HREF=/>홈</A></TD><TD>정치</TD><TD>경제</TD></TR></TABLE>
<TABLE><TR><TD class=title><B>똠방 마을, 도서관 열다</B></TD></TR>
<TR><TD>기사입력 2004-03-05 10:42 &nbsp; 최종수정 2004-03-06 09:00</TD></TR>
<TR><TD id=articleBody><P>{SENTENCES[0]}<P>{SENTENCES[1]}
<TABLE border=1><TR><TH>층</TH><TH>책(권)</TH></TR><TR><TD>1층</TD><TD>2만</TD></TR></TABLE>
<P>{SENTENCES[2]} 똠 샾 펲.<P>한누리 기자 nuri@dure.example.kr
<P><FONT size=1>&lt;저작권자 ⓒ 두레일보 무단 전재-재배포 금지&gt;</FONT></TD></TR></TABLE>
<TABLE><TR><TD>회사소개 | 이용약관 | 개인정보처리방침</TD></TR></TABLE></BODY></HTML>"""

# No known container, <br> paragraphs inside unnamed boxes, many links and readers' comments.
UNKNOWN = f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>가람시, 방직 공장 터에 새 도서관 | 온누리뉴스</title>
<meta name="dable:author" content="온누리뉴스; 네이버"><meta name="date" content="2024-03-05">
<link rel="canonical" href="/"></head><body>
<div class="gnb"><ul>{"".join(f"<li><a href=/{n}>{n}</a></li>" for n in ("정치", "경제", "사회", "문화"))}</ul></div>
<div class="wrap"><div class="view_top"><h1>가람시, 방직 공장 터에 새 도서관</h1>
<p class="info">홍가람 기자 | 승인 2024.03.05 10:42</p></div>
<div class="view_con"><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>
<div class="photo_caption">새 도서관의 저녁 ⓒ가람시</div><p>{SENTENCES[2]}</p>
<p>홍가람 기자 garam@onnuri.example.kr</p></div>
<div class="recommend"><h3>많이 본 뉴스</h3><ul><li><a href="/1">두레천 벚꽃 축제 열린다</a></li>
<li><a href="/2">가람시, 버스 노선 바꾼다</a></li></ul></div>
<div class="comment_area"><h3>댓글 2개</h3><ul><li><b>별밤</b> 2024.03.05 11:00
<p>우리 동네에도 도서관을 지어 주세요. 부럽습니다.</p></li></ul></div></div>
<div id="foot"><p>주소 : 서울특별시 가람구 두레로 1 | 등록번호 : 서울 아 99998</p>
<p>Copyright © 온누리뉴스. All rights reserved.</p></div></body></html>"""

# The page draws its article from a JSON string in a script.
SCRIPTED = """<!DOCTYPE html><html><head><meta charset="utf-8">
<meta property="og:title" content="가람시, 방직 공장 터에 새 도서관">
<meta property="og:site_name" content="달빛일보">
<meta name="article:author" content="홍가람"></head>
<body><div id="app"></div><div id="footer">달빛일보 | 대표전화 02-000-0000</div>
<script>window.__STATE__ = {"menu": ["가람시 소식을 가장 먼저 전하는 정치 경제 사회 문화 면"],
"article": {"published": "x", "contentHtml": "BODY", "captions": [{"caption": "CAPTION"}]}};</script>
</body></html>"""
SCRIPTED = SCRIPTED.replace(
    "BODY", "".join(f"<p>{sentence}<\\/p>" for sentence in SENTENCES).replace("“", "\\u201c")
).replace(
    "CAPTION",
    "새 도서관의 저녁 모습을 옛 공장 터에서 바라보았다 (사진=가람시)",
)

# Arc XP: the page's data is an object literal; the body is a list of elements.
ARC = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>가람시 새 도서관</title>
<meta property="article:published_time" content="2024-03-05T01:42:00.120Z"></head><body>
<div id="fusion-app"></div><script id="fusion-metadata" type="application/javascript">
window.Fusion=window.Fusion||{};Fusion.contextPath="/pf";
Fusion.globalContent={"content_elements":[ELEMENTS],
"promo":{"content":"다른 기사의 맛보기 글이라서 이 기사의 본문이 아닌 문장이다."}};
Fusion.spa=false;</script></body></html>""".replace(
    "ELEMENTS", ",".join(f'{{"type":"text","content":"{sentence}"}}' for sentence in SENTENCES)
)

BLOG = f"""<html><head><meta charset="utf-8"><title>봄날의 도서관 나들이 : 달봄의 서재</title>
<meta property="og:site_name" content="달봄의 서재"><meta property="og:type" content="article">
<meta property="og:title" content="봄날의 도서관 나들이">
<meta name="author" content="달봄"><meta property="article:published_time" content="2024-03-05T10:42:00+09:00">
</head><body><div class="entry-content"><h2>첫째 날</h2><p>{SENTENCES[0]}<br>{SENTENCES[1]}</p>
<ul><li>가는 길: 두레역 2번 출구</li><li>쉬는 날: 월요일</li></ul><p>{SENTENCES[2]}</p></div>
<div class="another_category">'서재' 카테고리의 다른 글</div></body></html>"""

FRONT = """<html><head><meta charset="utf-8"><title>새벽신문</title>
<meta property="og:title" content="새벽신문"></head><body><ul>LINKS</ul>
<div>회사소개 이용약관</div></body></html>""".replace(
    "LINKS",
    "".join(f'<li><a href="/{n}">{n}번째 소식, 새 도서관 문 연다</a></li>' for n in range(30)),
)

MISSING = """<html><head><meta charset="utf-8"><title>새벽신문</title></head><body>
<div class="error"><p>요청하신 페이지를 찾을 수 없습니다. 주소를 다시 확인해 주시기 바랍니다.</p></div>
</body></html>"""
