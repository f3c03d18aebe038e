/**
 * Prefixes that mail programs and gateways put before the subject of an answered or forwarded
 * message: the rest of the subject is another person's words.
 * Folded, without colon. Sources: RFC 5322 3.6.5 (Re), RFC 5256 2.1 (Re, Fw, Fwd, tags in brackets,
 * "[Fwd: ...]"), and the language packs of Outlook,
 * Thunderbird and Notes, as collected in Wikipedia, "List of email subject abbreviations".
 */
import { list } from '../list.ts';

export const REPLY_PREFIXES: readonly string[] = list`
  re | res | ref | réf | rép | rép. | r | rif | aw | antw | antwort | antwoord | sv | svar | vs |
  vast | odp | odpověď | odg | ats | vá | válasz | ynt | yanıt | yanit | cevap | bls | balas | atb |
  tl | trả lời | rsp | resp | respuesta | risposta | resposta | réponse | απ | απάντηση | σχετ |
  ответ | отв | отг | відп | відповідь | одг | 答复 | 答覆 | 回复 | 回覆 | 回信 | 返信 | 返 | 답장 | 회신 | ตอบ |
  ตอบกลับ | השב | תשובה | رد | الرد | پاسخ | जवाब
`;

export const FORWARD_PREFIXES: readonly string[] = list`
  fw | fwd | wg | weitergeleitet | tr | rv | enc | i | inoltrato | fs | vb | vl | vid |
  videresendt | doorst | pd | przekaż | podaj dalej | továbbítás | tov | prosl | přeposláno | ilt |
  i̇lt | trs | terusan | yml | chuyển tiếp | πρθ | прслд | пер | пересл | переслано | fwd. | 转发 |
  轉寄 | 轉發 | 転送 | 전달 | ส่งต่อ | הועבר | إعادة توجيه | إعادة
`;

/**
 * Marks of gateways before a subject, without brackets: "EXTERNAL: Re: ...". Any text in brackets
 * counts as a mark.
 */
export const GATEWAY_MARKS: readonly string[] = list`
  external | external email | external sender | ext | extern | externe | externo | esterno |
  caution | spam | spam? | suspected spam | possible spam
`;
