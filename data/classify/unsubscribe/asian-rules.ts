/** How people say "no more mail" in languages of East Asia. */
import { list } from '../../list.ts';
import type { UnsubscribeRule } from './unsubscribe-rule.ts';

export const ASIAN_RULES: readonly UnsubscribeRule[] = [
  {
    language: 'ja, zh, ko',
    any: list`
      配信を停止 | 配信停止 | 送らないで | 送信しないで | 解除してください | 今後のご連絡は不要 | 不要再发 | 不要再發 | 请退订 | 請退訂 | 取消订阅 | 取消訂閱 |
      别再发 | 別再發 | 别给我发 | 不要给我发 | 不要給我發 | 列表中删除 | 名单中删除 | 名單中刪除 | 列表中移除 | 名单中移除 | 把我删除 | 把我移除 | 请取消订阅 | 請取消訂閱 | リストから外して | リストから削除 | 送信を停止 | 送信を止めて | 連絡しないで | 수신거부 | 연락하지 마 | 목록에서 삭제 | 목록에서 제외 | 수신을 거부 | 수신 거부 | 그만 보내 | 보내지 마
    `,
    short: [],
    examples: [
      '配信停止をお願いします',
      '请不要再发邮件',
      '메일을 보내지 마세요',
      '请把我从邮件列表中删除',
      '수신거부 부탁드립니다',
    ],
    nearMiss: ['メールを受け取っていません。', '我没收到邮件。'],
  },
  {
    language: 'ar, he, fa, vi, th, id',
    any: list`
      إلغاء اشتراكي | الغاء اشتراكي | احذفوني من | احذفني من | إزالتي من | لا ترسلوا لي | لا ترسل لي |
      הסירו אותי | הסר אותי | להסיר אותי | אל תשלחו לי | אל תשלח לי | לא מעוניין לקבל |
      لغو اشتراک | مرا حذف کنید | برایم نفرستید | hủy đăng ký | xóa tôi khỏi | xoá tôi khỏi | đừng gửi |
      không muốn nhận | ngừng gửi | ยกเลิกการรับ | เลิกส่ง | ลบฉันออก | ลบชื่อออก | berhenti berlangganan |
      hapus saya dari | jangan kirim | hapus alamat saya | berhenti mengirim
    `,
    short: [],
    examples: list`
      يرجى إلغاء اشتراكي | אנא הסירו אותי מהרשימה | Vui lòng xóa tôi khỏi danh sách |
      กรุณายกเลิกการรับอีเมล | Tolong hapus saya dari daftar
    `,
    nearMiss: [
      'لم أستلم رسالتك',
      'לא קיבלתי את ההודעה',
      'Tôi chưa nhận được email',
      'Email belum saya terima',
    ],
  },
];
